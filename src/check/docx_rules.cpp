// What only a document of Word shows. The reader finds most of it.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/rules.hpp"

namespace ituletter {
namespace {

bool is_docx(const Draft& draft) { return draft.source.format == "docx"; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Removes a beginning. Returns whether it was there.
bool cut_start(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

/// An address without what makes no difference to where it leads.
std::string core_of(std::string_view address) {
  const std::string folded = lower(address);
  std::string_view rest = folded;
  for (const char* scheme : {"https://", "http://", "mailto:"}) {
    if (cut_start(rest, scheme)) break;
  }
  cut_start(rest, "www.");
  constexpr std::string_view closing = "/.,;:)";
  while (!rest.empty() && closing.find(rest.back()) != closing.npos) {
    rest.remove_suffix(1);
  }
  return std::string(rest);
}

bool is_web(std::string_view target) {
  return target.starts_with("http://") || target.starts_with("https://");
}

/// Words that show an address, and not a name for it.
bool shows_address(std::string_view words) {
  const std::string folded = lower(words);
  if (folded.find_first_of(" \t\n") != std::string::npos) return false;
  if (folded.find("…") != std::string::npos) return false;
  if (folded.find("...") != std::string::npos) return false;
  return is_web(folded) || folded.starts_with("www.");
}

bool shows_mailbox(std::string_view words) {
  return words.find('@') != std::string_view::npos &&
         words.find_first_of(" \t\n:/") == std::string_view::npos;
}

/// What stands before the first slash of an address.
std::string_view host_of(std::string_view core) {
  return core.substr(0, core.find('/'));
}

/// The same page, or a longer address of the same host: short ones are made to
/// be shown in their place.
bool leads_to(std::string_view target, std::string_view shown) {
  if (target == shown) return true;
  return host_of(target) == host_of(shown) &&
         std::ranges::count(target, '/') > std::ranges::count(shown, '/');
}

/// What is parted from an address by a "?" or "#" chooses a place on its page.
std::string_view without_query(std::string_view address) {
  return address.substr(0, address.find_first_of("?#"));
}

/// Neighbours of one target as one: Word cuts links where their look changes.
std::vector<Link> whole_links(const Source& source) {
  std::vector<Link> links;
  for (const Link& link : source.links) {
    const bool goes_on = !links.empty() && links.back().target == link.target &&
                         links.back().where.end == link.where.begin;
    if (goes_on) {
      links.back().where.end = link.where.end;
    } else {
      links.push_back(link);
    }
  }
  return links;
}

bool is_blank(std::string_view text, std::size_t at) {
  constexpr std::string_view blanks = " \t\n()<>[]\"";
  return at >= text.size() || blanks.find(text[at]) != blanks.npos;
}

/// Whether a link is all of an address, and not a piece of it.
bool is_whole(std::string_view text, Span where) {
  const bool begins = where.begin == 0 || is_blank(text, where.begin - 1);
  constexpr std::string_view closing = ".,;:";
  std::size_t end = where.end;
  while (end < text.size() && closing.find(text[end]) != closing.npos) ++end;
  return begins && is_blank(text, end);
}

void find_other_targets(const Draft& draft, Report& report) {
  if (!is_docx(draft)) return;
  const std::string_view text = draft.source.text;
  for (const Link& link : whole_links(draft.source)) {
    const std::string_view shown =
        text.substr(link.where.begin, link.where.size());
    const std::string target = lower(link.target);
    const bool is_page = is_web(target) && shows_address(shown);
    const bool is_mail = target.starts_with("mailto:") && shows_mailbox(shown);
    if (!is_page && !is_mail) continue;
    if (!is_whole(text, link.where)) continue;
    const bool shows_all = shown.find_first_of("?#") != shown.npos;
    const std::string core =
        core_of(shows_all ? target : without_query(target));
    if (leads_to(core, core_of(shown))) continue;
    report.add(link.where, "the link leads to \"" + link.target + "\"");
  }
}

/// A file of this computer, a drive or another computer of its network.
bool is_local(std::string_view target) {
  const bool has_drive = target.size() > 2 && target[0] >= 'a' &&
                         target[0] <= 'z' && target[1] == ':' &&
                         (target[2] == '\\' || target[2] == '/');
  return has_drive || target.starts_with("file:") || target.starts_with("\\\\");
}

void find_local_targets(const Draft& draft, Report& report) {
  if (!is_docx(draft)) return;
  for (const Link& link : whole_links(draft.source)) {
    if (!is_local(lower(link.target))) continue;
    report.add(link.where, "the link leads to \"" + link.target + "\"");
  }
}

constexpr Rule rules[] = {
    {{.name = "docx/comments",
      .severity = Severity::warning,
      .summary = "comments of reviewers are left in the document",
      .why = "Everybody who receives the letter can read them, and the names "
             "of those who wrote them. Delete all comments before it is sent.",
      .bad = "a letter with a comment \"check the date with SG17\"",
      .good = "the same without it"},
     nullptr},
    {{.name = "docx/dead-reference",
      .severity = Severity::warning,
      .summary = "a cross-reference to a bookmark that is not there",
      .why = "When the fields are updated, as they are in print, \"Error! "
             "Reference source not found\" stands there; a link leads "
             "nowhere. Insert the cross-reference anew.",
      .bad = "see page {PAGEREF _Ref12}, without a bookmark _Ref12",
      .good = "see page 4"},
     nullptr},
    {{.name = "docx/empty-link",
      .severity = Severity::warning,
      .summary = "a link without words or without an address",
      .why = "It cannot be clicked or leads nowhere, and screen readers stop "
             "at it. Remove it or give it its address.",
      .bad = "a link around nothing",
      .good = "no link"},
     nullptr},
    {{.name = "docx/hidden-text",
      .severity = Severity::warning,
      .summary = "hidden text is left in the document",
      .why = "It is not printed, but everybody who receives the letter can "
             "make it visible, and search engines find it. Delete it.",
      .bad = "a hidden \"draft of 3 May\"",
      .good = "the same without it"},
     nullptr},
    {{.name = "docx/link-mismatch",
      .severity = Severity::warning,
      .summary = "a link leads elsewhere than the address that is shown",
      .why = "Readers on paper and those who click come to different pages; "
             "programs for mail warn of such links. Make both the same.",
      .bad = "https://itu.int/go/tsg12, which leads to "
             "https://itu.int/go/tsg13",
      .good = "https://itu.int/go/tsg12, which leads there"},
     find_other_targets},
    {{.name = "docx/local-link",
      .severity = Severity::warning,
      .summary = "a link to a file on somebody's computer",
      .why = "It opens on one computer only, and tells everybody the names "
             "of its folders. Use the address of the published document.",
      .bad = "a link to file:///C:/letters/form.docx",
      .good = "a link to https://itu.int/md/T25-SG12-COL-0004"},
     find_local_targets},
    {{.name = "docx/merge-field",
      .severity = Severity::warning,
      .summary = "a field of a form letter is not filled in",
      .why = "Every copy shows the field's name or another reader's data. "
             "Complete the merge, or replace the field by its text.",
      .bad = "{MERGEFIELD Country}",
      .good = "Geneva"},
     nullptr},
    {{.name = "docx/open-field",
      .severity = Severity::warning,
      .audience = Audience::archives,
      .summary = "a field code without an end hides the text after it",
      .why = "Programs do not agree on what it shows; some show nothing up "
             "to the end of the letter. Delete the field and type its text.",
      .bad = "a field that begins and does not end",
      .good = "the text itself"},
     nullptr},
    {{.name = "docx/tracked-changes",
      .severity = Severity::warning,
      .audience = Audience::archives,
      .summary = "tracked changes are left in the document",
      .why = "Readers see what was deleted and who deleted it, and it is not "
             "certain which text holds. Accept or reject all changes.",
      .bad = "\"4\" deleted and \"5\" inserted, both tracked",
      .good = "5"},
     nullptr},
};

}  // namespace

std::span<const Rule> docx_rules() { return rules; }

}  // namespace ituletter
