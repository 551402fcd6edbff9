#include "archive/record.hpp"

#include "ituletter/compare.hpp"
#include "ituletter/error.hpp"
#include "read/file.hpp"

namespace ituletter {

Record read_record(const ArchiveFolder& folder, std::string_view name) {
  const std::string path = folder.path_of(name);
  try {
    return read_json(load_file(path, Limits()).view());
  } catch (const Error& error) {
    throw Error(error.kind(), "\"" + path + "\": " + error.what());
  }
}

Records::Records(Database& database, const ArchiveFolder& folder)
    : folder_(folder),
      find_(database,
            "SELECT record FROM document WHERE letter = ?1 "
            "ORDER BY is_gone, language <> ?2, rank, id DESC LIMIT 1"),
      find_all_(database,
                "SELECT id FROM letter WHERE base = ? "
                "ORDER BY amendment IS NOT NULL, date, amendment_number") {}

Record Records::read(std::int64_t letter, std::string_view language) const {
  std::string name;
  if (find_.with(letter, language).step()) name = find_.text(0);
  find_.reset();
  return read_record(folder_, name);
}

std::vector<std::int64_t> Records::with_amendments(
    std::string_view base) const {
  std::vector<std::int64_t> letters;
  for (find_all_.with(base); find_all_.step();)
    letters.push_back(find_all_.number(0));
  find_all_.reset();
  return letters;
}

Letter Records::amended_letter(const std::vector<std::int64_t>& letters) const {
  Letter letter = read(letters.front()).letter;
  for (std::size_t n = 1; n < letters.size(); ++n)
    letter = amended(letter, read(letters[n], letter.language).letter);
  return letter;
}

}  // namespace ituletter
