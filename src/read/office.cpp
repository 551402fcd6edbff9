#include "read/office.hpp"

#include <cerrno>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "ituletter/error.hpp"
#include "read/child.hpp"
#include "read/file.hpp"
#include "read/limit.hpp"
#include "read/readers.hpp"
#include "read/zip.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view text_type =
    "application/vnd.oasis.opendocument.text";

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

[[noreturn]] void needs_password() {
  throw Error(ErrorKind::zip_encrypted,
              "the document needs a password; save it without one");
}

/// A folder of streams that holds text of Word, whatever its age.
bool is_doc(std::string_view bytes) {
  constexpr std::string_view stream = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv;
  return bytes.starts_with(compound_file) && has(bytes, stream);
}

/// A .docx that Word has encrypted is a folder of streams as well.
bool is_encrypted_docx(std::string_view bytes) {
  constexpr std::string_view stream =
      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
  return bytes.starts_with(compound_file) && has(bytes, stream);
}

/// The stream of text from its mark on, which stands at the start of a sector;
/// then come version and flags.
std::string_view find_text_stream(std::string_view bytes) {
  constexpr std::size_t sector = 512;
  constexpr std::size_t head = 12;
  for (std::size_t at = sector; at + head < bytes.size(); at += sector) {
    if (bytes.substr(at).starts_with("\xEC\xA5")) return bytes.substr(at);
  }
  return {};
}

bool is_encrypted_doc(std::string_view stream) {
  constexpr std::size_t flags_at = 11;
  constexpr unsigned encrypted = 1;
  return stream.size() > flags_at &&
         (static_cast<unsigned char>(stream[flags_at]) & encrypted) != 0;
}

std::string_view doc_filter(std::string_view stream) {
  constexpr unsigned word_6 = 103;
  constexpr unsigned word_95 = 104;
  if (stream.size() < 4) return "MS Word 97";
  const unsigned low = static_cast<unsigned char>(stream[2]);
  const unsigned high = static_cast<unsigned char>(stream[3]);
  const unsigned version = low | high << 8;
  if (version == word_95) return "MS Word 95";
  const bool is_word_6 = version > 0 && version <= word_6;
  return is_word_6 ? "MS WinWord 6.0" : "MS Word 97";
}

/// A zip that says first, unpacked, what it is.
bool is_odt(std::string_view bytes) {
  constexpr std::size_t name_at = 30;
  return bytes.starts_with("PK\3\4") && bytes.size() > name_at &&
         bytes.substr(name_at).starts_with("mimetype" + std::string(text_type));
}

bool is_encrypted_odt(std::string_view bytes, const Limits& limits) {
  constexpr std::string_view manifest = "META-INF/manifest.xml";
  Zip zip(bytes, limits);
  return zip.has(manifest) && has(zip.read(manifest).view(), "encryption-data");
}

/// The same as one XML file.
bool is_flat_odt(std::string_view bytes) {
  constexpr std::size_t farthest = 8192;
  const std::string_view head = bytes.substr(0, farthest);
  return has(head.substr(0, 8), "<?xml") && has(head, "office:document") &&
         has(head, text_type);
}

void write_file(const fs::path& path, std::string_view bytes) {
  if (!save_file(path, bytes)) {
    throw Error(ErrorKind::child_failed,
                "cannot write to the temporary folder: " +
                    std::generic_category().message(errno));
  }
}

/// No macros, no updates, nothing fetched.
constexpr std::string_view settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Field" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
)";

/// A private folder with the profile that LibreOffice leaves in it.
class Workplace {
 public:
  explicit Workplace(const std::string& parent) : folder_(parent) {
    const fs::path user = path() / "profile" / "user";
    std::error_code shown_by_writing;
    fs::create_directories(user, shown_by_writing);
    write_file(user / "registrymodifications.xcu", settings);
  }

  PrivateFolder& folder() { return folder_; }
  fs::path path() const { return folder_.path(); }

 private:
  PrivateFolder folder_;
};

/// That of this thread.
Workplace& workplace(const Limits& limits) {
  thread_local std::unique_ptr<Workplace> mine;
  if (!mine) mine = std::make_unique<Workplace>(limits.child.temporary);
  return *mine;
}

constexpr const char* launcher = "soffice";

/// The launcher starts this program and looks for one that runs already, which
/// is not ours to talk to.
constexpr const char* program = "soffice.bin";

/// Limits with the folder of the program in front of those where it is looked
/// for.
ChildLimits with_program_folder(const ChildLimits& limits) {
  std::error_code error;
  const std::string found = find_program(launcher, limits.path);
  const fs::path real = fs::canonical(found, error);
  if (error) return limits;
  ChildLimits changed = limits;
  changed.path = real.parent_path().string() + ":" + limits.path;
  return changed;
}

Child make_child(const fs::path& folder, const fs::path& input,
                 std::string_view filter, const ChildLimits& limits) {
  const bool is_there = !find_program(program, limits.path).empty();
  return {.name = is_there ? program : launcher,
          .package = "libreoffice-writer-nogui",
          .arguments = {"-env:UserInstallation=file://" +
                            (folder / "profile").string(),
                        "-env:OSL_SOCKET_PATH=" + folder.string(), "--headless",
                        "--norestore", "--nolockcheck",
                        "--infilter=" + std::string(filter), "--convert-to",
                        "docx:MS Word 2007 XML", "--outdir",
                        (folder / "out").string(), input.string()},
          .longest_output = std::size_t{64} << 10};
}

/// With a new profile, it ends once to be started again.
ChildResult run(const Child& child, PrivateFolder& folder,
                const ChildLimits& limits) {
  constexpr int start_again = 81;
  const ChildResult result = run_child(child, folder, limits);
  return result.status == start_again ? run_child(child, folder, limits)
                                      : result;
}

/// Its status says nothing: a document that it cannot load is no failure to
/// it.
Bytes convert(std::string_view bytes, const OfficeFormat& format,
              const Limits& limits) {
  Workplace& place = workplace(limits);
  const fs::path input =
      place.path() / ("letter." + std::string(format.ending));
  const fs::path output = place.path() / "out" / "letter.docx";
  const ChildLimits child_limits = with_program_folder(limits.child);
  std::error_code none;
  fs::remove(output, none);
  write_file(input, bytes);
  const Child child =
      make_child(place.path(), input, format.filter, child_limits);
  const ChildResult result = run(child, place.folder(), child_limits);
  fs::remove(input, none);
  const std::uintmax_t size = fs::file_size(output, none);
  if (none || size == 0) {
    throw Error(ErrorKind::child_failed,
                "LibreOffice cannot load the document (status " +
                    std::to_string(result.status) +
                    "), which is damaged, or of an age or kind that it does "
                    "not know; save it as .docx");
  }
  Bytes made = load_file(output, limits);
  fs::remove(output, none);
  return made;
}

}  // namespace

std::optional<OfficeFormat> find_office_format(std::string_view bytes,
                                               const Limits& limits) {
  if (is_encrypted_docx(bytes)) needs_password();
  if (is_doc(bytes)) {
    const std::string_view stream = find_text_stream(bytes);
    if (is_encrypted_doc(stream)) needs_password();
    return OfficeFormat{"doc", "doc", doc_filter(stream)};
  }
  if (is_odt(bytes)) {
    if (is_encrypted_odt(bytes, limits)) needs_password();
    return OfficeFormat{"odt", "odt", "writer8"};
  }
  if (bytes.starts_with("{\\rtf")) {
    return OfficeFormat{"rtf", "rtf", "Rich Text Format"};
  }
  if (is_flat_odt(bytes)) {
    return OfficeFormat{"odt", "fodt", "OpenDocument Text Flat XML"};
  }
  return std::nullopt;
}

Source read_office(std::string_view bytes, const OfficeFormat& format,
                   const Limits& limits) {
  const Bytes docx = convert(bytes, format, limits);
  Source source = read_docx(docx.view(), limits, DocxOrigin::converted);
  source.format = format.name;
  return source;
}

}  // namespace ituletter
