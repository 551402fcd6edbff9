#include "read/archive.hpp"

#include <algorithm>
#include <utility>

#include "ituletter/error.hpp"
#include "read/limit.hpp"

namespace ituletter {
namespace {

/// What documents that are zips begin with.
constexpr std::string_view document_parts[] = {
    "[Content_Types].xml", "_rels/",     "word/",
    "docProps/",           "customXml/", "mimetype"};

bool is_document_part(std::string_view name) {
  return std::ranges::any_of(document_parts, [&](std::string_view part) {
    return name.starts_with(part);
  });
}

bool is_essential_part(std::string_view name) {
  return name == "[Content_Types].xml" || name == "_rels/.rels" ||
         name == "word/document.xml" || name == "mimetype";
}

bool is_directory(std::string_view name) {
  return name.empty() || name.ends_with('/') || name.ends_with('\\');
}

void check_total(const std::vector<Zip::Member>& members,
                 const Limits& limits) {
  std::uint64_t total = 0;
  for (const Zip::Member& member : members) {
    // Sizes that lie are found when a member is unpacked.
    total += std::min<std::uint64_t>(member.size, limits.folder_total + 1);
    if (total <= limits.folder_total) continue;
    over_limit(ErrorKind::limit_total, "what is packed in the archive",
               limits.folder_total, "--max-folder-total");
  }
}

}  // namespace

Archive::Opened::Opened(Bytes from, const Limits& limits)
    : bytes(std::move(from)), zip(Zip::of_folder(bytes.view(), limits)) {}

Archive::Archive(Load load, const Limits& limits)
    : load_(std::move(load)), limits_(limits) {}

Zip& Archive::open() {
  if (!opened_) opened_ = std::make_unique<Opened>(load_(), limits_);
  return opened_->zip;
}

void Archive::close_unless_expected() {
  if (expected_ == 0) opened_.reset();
}

std::vector<Archive::Member> Archive::members() {
  const std::lock_guard lock(mutex_);
  const std::vector<Zip::Member> all = open().members();
  check_total(all, limits_);
  std::vector<Member> members;
  for (const Zip::Member& member : all) {
    if (is_directory(member.name)) continue;
    members.push_back({std::string(member.name), member.is_link});
  }
  close_unless_expected();
  return members;
}

void Archive::expect_read() {
  const std::lock_guard lock(mutex_);
  ++expected_;
}

void Archive::forget_read() {
  const std::lock_guard lock(mutex_);
  if (expected_ > 0) --expected_;
  close_unless_expected();
}

Bytes Archive::read(const std::string& name) {
  const std::lock_guard lock(mutex_);
  if (expected_ > 0) --expected_;
  Zip& zip = open();
  if (!zip.has(name)) {
    throw Error(ErrorKind::file_unreadable,
                "the archive changes while it is read; try again");
  }
  Bytes bytes = zip.read(name);
  close_unless_expected();
  return bytes;
}

bool may_be_folder(std::string_view first_bytes) {
  constexpr std::string_view mark = "PK\3\4";
  constexpr std::size_t name_at = 30;
  return first_bytes.starts_with(mark) && first_bytes.size() > name_at &&
         !is_document_part(first_bytes.substr(name_at));
}

bool is_folder(const std::vector<Archive::Member>& members) {
  return std::ranges::none_of(members, [](const Archive::Member& member) {
    return is_essential_part(member.name);
  });
}

}  // namespace ituletter
