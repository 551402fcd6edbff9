#include <utility>

#include "cli/archive.hpp"
#include "cli/convert_values.hpp"
#include "cli/output.hpp"
#include "cli/report.hpp"
#include "cli/rows.hpp"
#include "ituletter/archive.hpp"
#include "ituletter/error.hpp"
#include "write/safe_name.hpp"

namespace ituletter {
namespace {

constexpr std::size_t all = 1'000'000'000;

/// Prints the rows of one question. Exit status 1 tells that there are none,
/// as grep does.
int print(
    const ArchiveOptions& options,
    const std::function<void(ArchiveReader&, const ArchiveReader::Use&)>& ask) {
  ArchiveReader archive(options.archive);
  Output output;
  RowPrinter printer(output, options.is_json);
  ask(archive, [&](const ArchiveRow& row) { printer.add(row); });
  printer.end();
  return printer.count() == 0 ? 1 : 0;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string in_words(long days) {
  if (days == 0) return "today";
  if (days == 1) return "tomorrow";
  if (days == -1) return "yesterday";
  return days > 0 ? "in " + std::to_string(days) + " days"
                  : std::to_string(-days) + " days ago";
}

/// Puts "in 12 days" for the number of days.
void use_with_words(const ArchiveRow& row, const ArchiveReader::Use& use) {
  std::vector<ArchiveValue> values(row.values.begin(), row.values.end());
  const std::string words =
      in_words(std::stol(std::string(row.values[1].text)));
  values[1] = {.text = words};
  use({row.columns, values});
}

}  // namespace

int run_archive_search(const ArchiveOptions& options) {
  return print(options, [&](ArchiveReader& archive, const auto& use) {
    archive.search(joined(options.words), Grammars::built_in(), options.filter,
                   options.limit, use);
  });
}

int run_archive_list(const ArchiveOptions& options) {
  return print(options, [&](ArchiveReader& archive, const auto& use) {
    archive.list(options.filter, all, use);
  });
}

int run_archive_deadlines(const ArchiveOptions& options) {
  const std::string today = time_stamp().substr(0, 10);
  return print(options, [&](ArchiveReader& archive, const auto& use) {
    archive.deadlines(options.filter, today, [&](const ArchiveRow& row) {
      if (options.is_json)
        use(row);
      else
        use_with_words(row, use);
    });
  });
}

int run_archive_findings(const ArchiveOptions& options) {
  print(options, [&](ArchiveReader& archive, const auto& use) {
    archive.findings(options.filter, use);
  });
  return 0;
}

int run_archive_failures(const ArchiveOptions& options) {
  print(options,
        [](ArchiveReader& archive, const auto& use) { archive.failures(use); });
  return 0;
}

int run_archive_sql(const ArchiveOptions& options) {
  print(options, [&](ArchiveReader& archive, const auto& use) {
    archive.select(options.words.front(), use);
  });
  return 0;
}

int run_archive_refs(const ArchiveOptions& options) {
  ArchiveReader archive(options.archive);
  const std::string key = archive.find(options.words.front());
  Output output;
  RowPrinter cites(output, options.is_json);
  if (!options.is_json) output.write(key + " cites\n");
  archive.cites(key, [&](const ArchiveRow& row) { cites.add(row); });
  cites.end();
  RowPrinter cited(output, options.is_json);
  if (!options.is_json) output.write("\n" + key + " is cited by\n");
  archive.cited_by(key, [&](const ArchiveRow& row) { cited.add(row); });
  cited.end();
  return 0;
}

int run_archive_show(const ArchiveOptions& options) {
  struct Part {
    const char* view;
    const char* columns;  ///< for people
  };
  constexpr Part parts[] = {
      {"letters",
       "date, reference, subject, signatory, languages, state, record"},
      {"files", "path, language, format, vanished"},
      {"addressees", "role, category, text"},
      {"meetings",
       "start, \"end\", opens, closes, place, mode, status, \"group\", title"},
      {"deadlines", "date, time, time_zone, action, text"},
      {"agenda_items", "annex, number, title"},
      {"refs", "kind, code, target, occurrences"},
      {"links", "url"},
  };
  ArchiveReader archive(options.archive);
  const std::string key = archive.find(options.words.front());
  Output output;
  if (!options.is_json) output.write(key + "\n");
  for (const Part& part : parts) {
    RowPrinter printer(output, options.is_json);
    bool is_first = true;
    archive.part(options.is_json ? "*" : part.columns, part.view, key,
                 [&](const ArchiveRow& row) {
                   if (std::exchange(is_first, false) && !options.is_json)
                     output.write(std::string("\n") + part.view + "\n");
                   printer.add(row);
                 });
    printer.end();
  }
  return 0;
}

int run_archive_verify(const ArchiveOptions& options) {
  ArchiveReader archive(options.archive);
  std::size_t count = 0;
  archive.verify([&](std::string_view what) {
    ++count;
    print_messages(format(
        {.file = options.archive, .what = what, .code = "archive.damaged"}));
  });
  return count == 0 ? 0 : 1;
}

int run_archive_calendar(const ArchiveOptions& options) {
  ArchiveReader archive(options.archive);
  std::vector<Letter> letters;
  archive.letters(options.filter, [&](Letter&& letter) {
    if (!letter.meetings.empty() || !letter.deadlines.empty())
      letters.push_back(std::move(letter));
  });
  std::vector<Converted> all_letters;
  all_letters.reserve(letters.size());
  for (const Letter& letter : letters)
    all_letters.push_back({.letter = &letter});
  WriteOptions write = options.write;
  write.deadline_words = deadline_words(Grammars::built_in());
  if (options.split.empty()) {
    Output output(options.output);
    output.write(find_writer("ics")->write(all_letters, write));
    output.commit();
    return 0;
  }
  OutputFolder folder(options.split);
  for (const CalendarItem& item : split_calendar(all_letters, write))
    folder.replace(safe_name(item.uid) + ".ics", item.calendar);
  return 0;
}

}  // namespace ituletter
