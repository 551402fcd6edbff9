#include "compare/verdict.hpp"

#include <algorithm>
#include <string_view>

#include "compare/words.hpp"

namespace ituletter {
namespace {

constexpr std::size_t longest_value = 90;  ///< characters in a message

bool is_alike(const Said& one, const Said& other) {
  return one.value.has_value() == other.value.has_value() &&
         (one.code.empty() || other.code.empty() ? one.value == other.value
                                                 : one.code == other.code);
}

/// Letters that say the same.
using Group = std::vector<std::size_t>;

std::vector<Group> groups_of(const std::vector<Said>& said) {
  std::vector<Group> groups;
  for (std::size_t n = 0; n < said.size(); ++n) {
    if (!said[n].is_known) continue;
    const auto group = std::ranges::find_if(groups, [&](const Group& one) {
      return is_alike(said[one.front()], said[n]);
    });
    if (group == groups.end())
      groups.push_back({n});
    else
      group->push_back(n);
  }
  return groups;
}

const Group* majority_of(const std::vector<Group>& groups) {
  std::size_t all = 0;
  for (const Group& group : groups) all += group.size();
  for (const Group& group : groups) {
    if (2 * group.size() > all) return &group;
  }
  return nullptr;
}

std::string listed(const Group& group, const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t n = 0; n < group.size(); ++n) {
    if (n > 0) out += n + 1 == group.size() ? " and " : ", ";
    out += names[group[n]];
  }
  return out;
}

std::string value_of(const Said& said) {
  return said.value ? beginning_of(*said.value, longest_value) : "nothing";
}

/// Whether those that say something say the same: a thing is there or not.
bool is_about_presence(const std::vector<Group>& groups,
                       const std::vector<Said>& said) {
  return groups.size() == 2 && said[groups[0].front()].value.has_value() !=
                                   said[groups[1].front()].value.has_value();
}

std::string describe_presence(const std::vector<Group>& groups,
                              const std::vector<Said>& said,
                              const std::vector<std::string>& names) {
  const bool first_has = said[groups[0].front()].value.has_value();
  const Group& having = groups[first_has ? 0 : 1];
  const Group& lacking = groups[first_has ? 1 : 0];
  const bool is_extra = having.size() < lacking.size();
  const std::string what = value_of(said[having.front()]);
  return what + (is_extra ? ": only in " + listed(having, names)
                          : ": missing in " + listed(lacking, names));
}

}  // namespace

bool judge(std::vector<Said>& said) {
  const std::vector<Group> groups = groups_of(said);
  if (groups.size() < 2) return false;
  const Group* majority = majority_of(groups);
  for (const Group& group : groups) {
    for (const std::size_t n : group) said[n].is_odd = &group != majority;
  }
  return true;
}

std::string describe(const std::string& field, const std::vector<Said>& said,
                     const std::vector<std::string>& names) {
  const std::vector<Group> groups = groups_of(said);
  if (is_about_presence(groups, said))
    return field + " " + describe_presence(groups, said, names);
  const Group* majority = majority_of(groups);
  std::string out = field + ": ";
  bool is_first = true;
  const auto append = [&](const std::string& who, const Group& group) {
    out += is_first ? "" : ", ";
    out += who + (is_first ? (group.size() > 1 ? " say " : " says ") : " ");
    out += value_of(said[group.front()]);
    is_first = false;
  };
  for (const Group& group : groups) {
    if (&group != majority) append(listed(group, names), group);
  }
  if (majority != nullptr)
    append("the " + std::to_string(majority->size()) + " others", *majority);
  return out;
}

}  // namespace ituletter
