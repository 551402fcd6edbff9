#include "compare/causes.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace ituletter {
namespace {

/// Words between changes that belong together, and around them.
constexpr std::size_t near = 4;
/// Words such as "and" that come or go with a fact.
constexpr std::ptrdiff_t most_joints = 2;

std::string_view of(std::string_view text, Span where) {
  return text.substr(where.begin, where.size());
}

bool is_punctuation(std::string_view word) {
  const auto c = static_cast<unsigned char>(word.front());
  return (word.size() == 1 && c < '0') || word == ":" || word == ";" ||
         word == "–" || word == "−" || word == "\"";
}

bool is_figure(std::string_view word) {
  return word.front() >= '0' && word.front() <= '9';
}

using Words = std::vector<std::string>;

Words difference_of(const Words& words, const Words& others) {
  Words rest;
  std::ranges::set_difference(words, others, std::back_inserter(rest));
  return rest;
}

}  // namespace

/// Changes near each other: their words, and those around them.
struct Causes::Cluster {
  Bag removed;
  Bag added;
  Bag around;
  std::size_t first = 0;
  std::size_t last = 0;  ///< after the changes
};

Causes::Bag Causes::bag_of(std::string_view text) {
  Bag bag;
  for (const Span word : words_of(text)) {
    if (!is_punctuation(of(text, word))) bag.emplace_back(of(text, word));
  }
  std::ranges::sort(bag);
  return bag;
}

void Causes::add(std::string_view before, std::string_view after) {
  Cause cause{bag_of(before), bag_of(after), {}};
  std::ranges::set_intersection(cause.before, cause.after,
                                std::back_inserter(cause.company));
  std::erase_if(cause.company,
                [](const std::string& word) { return is_figure(word); });
  causes_.push_back(cause);
  std::swap(cause.before, cause.after);
  causes_.push_back(std::move(cause));
}

/// Whether what goes is of the fact before and what comes of that after, but
/// for words that only move.
bool Causes::explains(const Cause& cause, const Cluster& cluster) {
  const Bag gone = difference_of(cluster.removed, cluster.added);
  const Bag come = difference_of(cluster.added, cluster.removed);
  const auto foreign = std::ssize(difference_of(gone, cause.before)) +
                       std::ssize(difference_of(come, cause.after));
  const bool is_of_one_side = cause.before.empty() || cause.after.empty();
  if (is_of_one_side) {
    // All of the fact comes or goes.
    return foreign <= most_joints &&
           difference_of(cause.before, gone).empty() &&
           difference_of(cause.after, come).empty();
  }
  if (foreign > 0 || (gone.empty() && come.empty())) return false;
  Bag met;
  std::ranges::set_intersection(cause.company, cluster.around,
                                std::back_inserter(met));
  return cause.company.empty() || !met.empty();
}

std::vector<WordChange> Causes::other_changes(std::string_view before,
                                              std::string_view after) const {
  std::vector<WordChange> changes = changes_between(before, after);
  if (causes_.empty()) return changes;
  const std::vector<Span> words = words_of(before);
  const auto word_at = [&](std::size_t at) {
    return static_cast<std::size_t>(
        std::ranges::lower_bound(words, at, {}, &Span::begin) - words.begin());
  };
  std::vector<WordChange> others;
  for (std::size_t n = 0; n < changes.size();) {
    Cluster cluster{.removed = {}, .added = {}, .around = {}, .first = n};
    const std::size_t begin = word_at(changes[n].before.begin);
    std::string removed;
    std::string added;
    std::size_t end = begin;
    do {
      removed.append(" ").append(of(before, changes[n].before));
      added.append(" ").append(of(after, changes[n].after));
      end = word_at(changes[n].before.end);
      ++n;
    } while (n < changes.size() &&
             word_at(changes[n].before.begin) <= end + near);
    cluster.last = n;
    cluster.removed = bag_of(removed);
    cluster.added = bag_of(added);
    const std::size_t from = begin - std::min(begin, near);
    const std::size_t to = std::min(words.size(), end + near);
    if (from < to)
      cluster.around = bag_of(before.substr(
          words[from].begin, words[to - 1].end - words[from].begin));
    const bool is_explained = std::ranges::any_of(
        causes_, [&](const Cause& cause) { return explains(cause, cluster); });
    if (is_explained) continue;
    for (std::size_t c = cluster.first; c < cluster.last; ++c)
      others.push_back(changes[c]);
  }
  return others;
}

}  // namespace ituletter
