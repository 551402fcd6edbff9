#include "view/marks.hpp"

#include <map>
#include <utility>

namespace ituletter {
namespace {

/// By begin, and the longer first.
bool comes_before(Span left, Span right) {
  return left.begin != right.begin ? left.begin < right.begin
                                   : left.end > right.end;
}

}  // namespace

Marks::Marks(const std::vector<Fact>& facts, const Layout& layout,
             std::string_view text)
    : text_(text) {
  for (const Passage& passage : layout.passages) {
    if (!passage.marker.empty()) pieces_.push_back(passage.marker);
    if (!passage.text.empty()) pieces_.push_back(passage.text);
  }
  collect(facts);
  std::ranges::stable_sort(all_, comes_before, &Mark::where);
  join_same();
  set_tags();
}

void Marks::collect(const std::vector<Fact>& facts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    for (const FactPart& part : facts[i].parts) {
      for (const Span place : part.places) {
        const Span where = fit(place);
        if (!where.empty()) all_.push_back({.where = where, .facts = {i}});
      }
    }
  }
}

void Marks::join_same() {
  std::size_t kept = 0;
  for (Mark& mark : all_) {
    if (kept > 0 && all_[kept - 1].where == mark.where) {
      auto& shared = all_[kept - 1].facts;
      if (shared.back() != mark.facts[0]) shared.push_back(mark.facts[0]);
      continue;
    }
    if (&all_[kept] != &mark) all_[kept] = std::move(mark);
    ++kept;
  }
  all_.resize(kept);
}

/// A fact is named once in a passage, behind the last of its marks there.
void Marks::set_tags() {
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> last;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    Mark& mark = all_[i];
    mark.is_innermost =
        i + 1 == all_.size() || all_[i + 1].where.begin >= mark.where.end;
    const auto piece =
        std::ranges::lower_bound(pieces_, mark.where.end, {}, &Span::end);
    const auto number = static_cast<std::size_t>(piece - pieces_.begin());
    for (const std::size_t fact : mark.facts) {
      const auto [found, is_new] = last.try_emplace({fact, number}, i);
      if (!is_new && all_[found->second].where.end < mark.where.end)
        found->second = i;
    }
  }
  for (const auto& [key, mark] : last) all_[mark].tags.push_back(key.first);
}

const Mark* Marks::find(Span place) const {
  const Span where = fit(place);
  const auto found =
      std::ranges::lower_bound(all_, where, comes_before, &Mark::where);
  return found != all_.end() && found->where == where ? &*found : nullptr;
}

/// The part of a place that lies in passages. Of what lies between them (a
/// blank at the end of a line, a missing line) it is the character before.
Span Marks::fit(Span place) const {
  place.end = std::min(place.end, text_.size());
  place.begin = std::min(place.begin, place.end);
  const auto first =
      std::ranges::upper_bound(pieces_, place.begin, {}, &Span::end);
  const auto after =
      std::ranges::lower_bound(pieces_, place.end, {}, &Span::begin);
  if (first < after) {
    const Span where = {std::max(place.begin, first->begin),
                        std::min(place.end, (after - 1)->end)};
    if (!where.empty()) return where;
    return last_character({first->begin, std::max(where.end, first->begin)});
  }
  if (after == pieces_.begin()) return {};
  return last_character(*(after - 1));
}

/// Of a stretch; the first of the text behind it if it is empty.
Span Marks::last_character(Span where) const {
  const auto continues = [this](std::size_t at) {
    return at < text_.size() && (text_[at] & 0xC0) == 0x80;
  };
  if (where.empty()) {
    Span first = {where.begin, std::min(where.begin + 1, text_.size())};
    while (continues(first.end)) ++first.end;
    return first;
  }
  std::size_t begin = where.end - 1;
  while (begin > where.begin && continues(begin)) --begin;
  return {begin, where.end};
}

}  // namespace ituletter
