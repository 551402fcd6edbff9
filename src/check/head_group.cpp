#include <algorithm>

#include "check/head_rules.hpp"
#include "extract/event.hpp"
#include "extract/kinds.hpp"
#include "grammar/slot.hpp"

namespace ituletter {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string small(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return small(c); });
  return text;
}

/// One or two digits from a place; empty without them.
std::string number_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == at || end > at + 2) return {};
  return std::string(text.substr(at, end - at));
}

std::string number_after(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  return at == std::string_view::npos ? std::string()
                                      : number_at(text, at + mark.size());
}

/// "17" for SG17, WP4/17 and SG17RG-AFR, "tsag" for TSAG; empty for others.
std::string parent_of(const std::string& code) {
  if (code == "TSAG") return "tsag";
  if (code.starts_with("SG")) return number_after(code, "SG");
  if (code.starts_with("WP")) return number_after(code, "/");
  return {};
}

/// The same of "SG12/MA" or "COM 12/JKK".
std::string parent_of_initials(const std::string& words) {
  const std::string front = small(words.substr(0, words.find('/')));
  if (front.starts_with("tsag")) return "tsag";
  const auto digit = std::ranges::find_if(front, is_digit);
  return number_at(front, static_cast<std::size_t>(digit - front.begin()));
}

/// The number of "tsbsg12", "tsg12" and "sg12"; not of "msg12".
std::string number_of_group(std::string_view address) {
  constexpr std::string_view mark = "sg";
  for (std::size_t at = address.find(mark); at != std::string_view::npos;
       at = address.find(mark, at + 1)) {
    const std::string_view before = address.substr(0, at);
    const bool is_own_word = before.empty() || before.ends_with("tsb") ||
                             before.ends_with('t') || before.back() < 'a' ||
                             before.back() > 'z';
    std::string number = number_at(address, at + mark.size());
    if (is_own_word && !number.empty()) return number;
  }
  return {};
}

/// The same of "tsbsg12@itu.int" and "https://itu.int/go/tsg12".
std::string parent_of_address(const std::string& words) {
  const std::string address = small(words);
  if (address.find("tsag") != std::string::npos) return "tsag";
  const std::string group = number_of_group(address);
  return group.empty() ? number_after(address, "/com") : group;
}

/// A field that tells whose letter it is.
struct Sign {
  const char* field;
  std::string parent;
  Span where;
};

class GroupReader {
 public:
  explicit GroupReader(const Draft& draft)
      : document_(draft.document),
        sections_(draft.sections),
        letter_(draft.letter) {}

  std::vector<Sign> run(const std::string& own) {
    if (letter_.internal_reference) {
      const Words& initials = *letter_.internal_reference;
      add("internal reference",
          {{"", parent_of_initials(initials.value), initials.where.span}}, own);
    }
    add("e-mail address", of_addresses(letter_.contact.email), own);
    add("web address", of_addresses(letter_.contact.web), own);
    // The Advisory Group writes about all groups.
    if (own != "tsag") {
      const std::vector<Sign> called = of_subject();
      add("subject", called, own);
      add("text", of_text(), own);
      add("list of addressees", apart_from(called, of_addressees(), own), own);
      for (const Annex& annex : letter_.annexes)
        add("title of an annex", apart_from(called, of_title(annex), own), own);
    }
    return std::move(signs_);
  }

 private:
  // One that names the letter's group is enough.
  void add(const char* field, std::vector<Sign> found, const std::string& own) {
    std::erase_if(found, [](const Sign& s) { return s.parent.empty(); });
    if (found.empty()) return;
    const auto own_one = std::ranges::find(found, own, &Sign::parent);
    Sign sign = own_one != found.end() ? *own_one : found.front();
    sign.field = field;
    signs_.push_back(std::move(sign));
  }

  // A joint letter of two groups names both in its subject.
  static std::vector<Sign> apart_from(const std::vector<Sign>& called,
                                      std::vector<Sign> signs,
                                      const std::string& own) {
    std::erase_if(signs, [&](const Sign& sign) {
      return sign.parent != own &&
             std::ranges::find(called, sign.parent, &Sign::parent) !=
                 called.end();
    });
    return signs;
  }

  static std::vector<Sign> of_addresses(const std::vector<Words>& addresses) {
    std::vector<Sign> out;
    out.reserve(addresses.size());
    for (const Words& words : addresses) {
      out.push_back({"", parent_of_address(words.value), words.where.span});
    }
    return out;
  }

  std::vector<Sign> of_subject() const {
    if (!letter_.subject) return {};
    const TokenRange range = subject_range(document_, letter_);
    // A subject that names no event may be about any group.
    if (!document_.has_cue("event", range)) return {};
    return of_range(range);
  }

  std::vector<Sign> of_range(TokenRange range) const {
    std::vector<Sign> out;
    for (const Match& value : document_.values(range)) {
      if (!is_group(value)) continue;
      const Found<std::string> group = group_of(document_, value);
      out.push_back({"", parent_of(group.value), group.where.span});
    }
    return out;
  }

  // "Associates participating in the work of Study Group 12"
  std::vector<Sign> of_addressees() const {
    std::vector<Sign> out;
    for (const Addressee& addressee : letter_.to) {
      const auto found = of_range(document_.tokens_of(addressee.text.where));
      out.insert(out.end(), found.begin(), found.end());
    }
    return out;
  }

  // The agenda of the letter's meeting; other annexes may be of any group.
  std::vector<Sign> of_title(const Annex& annex) const {
    if (annex.kind.value != "agenda" || !annex.title) return {};
    return of_range(document_.tokens_of(annex.title->where));
  }

  // The events that the letter invites to.
  std::vector<Sign> of_text() const {
    std::vector<Sign> out;
    for (const Event& event : read_events(document_, sections_, letter_)) {
      const bool is_own = !event.in_subject && event.is_invited &&
                          event.has_own_group && event.meeting.group &&
                          !event.is_past && !event.is_aside &&
                          is_meeting(event);
      if (!is_own) continue;
      const Found<std::string>& group = *event.meeting.group;
      out.push_back({"", parent_of(group.value), group.where.span});
    }
    return out;
  }

  const RecognisedText& document_;
  const Sections& sections_;
  const Letter& letter_;
  std::vector<Sign> signs_;
};

}  // namespace

void find_other_groups(const Draft& draft, Report& report) {
  const Letter& letter = draft.letter;
  if (!letter.group || !letter.reference) return;
  const std::string& group = letter.group->value;
  const std::string own = parent_of(group);
  if (own.empty()) return;
  const std::vector<Sign> signs = GroupReader(draft).run(own);
  const auto agrees = [&](const Sign& sign) { return sign.parent == own; };
  // Where all else agrees, it is the reference that is wrong.
  const bool is_alone =
      signs.size() > 1 && std::ranges::all_of(signs, [&](const Sign& sign) {
        return !agrees(sign) && sign.parent == signs.front().parent;
      });
  if (is_alone) {
    report.add(letter.reference->where.span,
               "the reference is of " + group +
                   ", the other fields are of another group");
    return;
  }
  for (const Sign& sign : signs) {
    if (agrees(sign)) continue;
    report.add(sign.where, std::string("the ") + sign.field +
                               " is of another group than the reference, " +
                               group);
  }
}

}  // namespace ituletter
