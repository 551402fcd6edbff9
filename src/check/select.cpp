#include "check/select.hpp"

#include <algorithm>

namespace ituletter {
namespace {

bool is_rule(std::string_view pattern, std::string_view rule) {
  if (!pattern.ends_with('*')) return pattern == rule;
  return rule.starts_with(pattern.substr(0, pattern.size() - 1));
}

/// Whether words that stand in the finding's row meet its place. Without a
/// place, the message is all there is.
bool meets(const PlacedFinding& placed, std::string_view text) {
  if (placed.line == 0) {
    return placed.finding.message.find(text) != std::string::npos;
  }
  const std::string_view words = placed.words;
  for (std::size_t at = words.find(text); at != std::string_view::npos;
       at = words.find(text, at + 1)) {
    if (at <= placed.mark.end && placed.mark.begin <= at + text.size())
      return true;
  }
  return false;
}

bool ignores(const Ignore& entry, std::string_view path,
             const PlacedFinding& placed) {
  return (entry.rule.empty() || is_rule(entry.rule, placed.finding.code)) &&
         (entry.file.empty() || matches_glob(entry.file, path)) &&
         (entry.text.empty() || meets(placed, entry.text));
}

/// Placeholders that a template says it has are no leftovers.
bool is_placeholder(const CheckConfig& config, const PlacedFinding& placed) {
  return placed.finding.code == "text/placeholder-left" &&
         std::ranges::any_of(config.placeholders, [&](const auto& one) {
           return meets(placed, one);
         });
}

/// What letters lack as long as nobody has filled them in.
bool is_for_filled_in(std::string_view rule) {
  return rule == "head/missing-field" || rule == "sign/missing";
}

bool is_wanted(const CheckConfig& config, Profile profile,
               const PlacedFinding& placed) {
  const std::string_view code = placed.finding.code;
  const CheckRule* rule = find_check_rule(code);
  switch (profile) {
    case Profile::letter:
      return true;
    case Profile::letter_form:
      return !is_for_filled_in(code) && !is_placeholder(config, placed);
    case Profile::past_letter:
      return rule != nullptr && rule->audience == Audience::archives;
  }
  return true;
}

/// Returns whether the rule is on.
bool set_level(const CheckConfig& config, Finding& finding) {
  bool is_on = true;
  for (const RuleLevel& row : config.levels) {
    if (!is_rule(row.rule, finding.code)) continue;
    is_on = row.level.has_value();
    finding.severity = row.level.value_or(finding.severity);
  }
  return is_on;
}

/// Tries what a star may stand for, the least first. Globs are short, and
/// written by those who wait for them.
bool matches(std::string_view glob, std::string_view path) {
  if (glob.empty()) return path.empty();
  if (glob[0] == '*') {
    const bool is_deep = glob.starts_with("**");
    const std::string_view rest = glob.substr(is_deep ? 2 : 1);
    // "a/**/b" means "a/b", too.
    if (is_deep && rest.starts_with('/') && matches(rest.substr(1), path))
      return true;
    for (std::size_t size = 0; size <= path.size(); ++size) {
      if (matches(rest, path.substr(size))) return true;
      if (size < path.size() && path[size] == '/' && !is_deep) return false;
    }
    return false;
  }
  const bool fits = !path.empty() &&
                    (glob[0] == path[0] || (glob[0] == '?' && path[0] != '/'));
  return fits && matches(glob.substr(1), path.substr(1));
}

}  // namespace

void apply(const CheckConfig& config, Profile profile, std::string_view path,
           CheckedFile& file) {
  std::erase_if(file.findings, [&](PlacedFinding& placed) {
    return !set_level(config, placed.finding) ||
           !is_wanted(config, profile, placed);
  });
  for (PlacedFinding& placed : file.findings) {
    const auto entry = std::ranges::find_if(
        config.ignores,
        [&](const Ignore& one) { return ignores(one, path, placed); });
    if (entry != config.ignores.end()) placed.ignored = entry->reason;
  }
}

void IgnoreUse::take(std::string_view path, const CheckedFile& file) {
  for (std::size_t n = 0; n < entries_.size(); ++n) {
    const Ignore& entry = config_.ignores[n];
    entries_[n].has_file |=
        !entry.file.empty() && matches_glob(entry.file, path);
    entries_[n].is_used |=
        std::ranges::any_of(file.findings, [&](const PlacedFinding& placed) {
          return !placed.ignored.empty() && ignores(entry, path, placed);
        });
  }
}

std::vector<const Ignore*> IgnoreUse::unused(bool has_seen_all) const {
  std::vector<const Ignore*> out;
  for (std::size_t n = 0; n < entries_.size(); ++n) {
    const bool was_to_meet = has_seen_all || entries_[n].has_file;
    if (was_to_meet && !entries_[n].is_used) out.push_back(&config_.ignores[n]);
  }
  return out;
}

bool matches_glob(std::string_view glob, std::string_view path) {
  if (glob.find('/') == std::string_view::npos)
    path = path.substr(path.find_last_of('/') + 1);
  return matches(glob, path);
}

}  // namespace ituletter
