#include "cli/archive.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <ctime>
#include <thread>

#include "cli/convert_values.hpp"
#include "cli/reading.hpp"
#include "ituletter/error.hpp"

namespace ituletter {
namespace {

CLI::App& add_command(CLI::App& archive, ArchiveOptions& options,
                      const char* name, const char* what) {
  CLI::App& command = *archive.add_subcommand(name, what);
  command
      .add_option("-a,--archive,--into", options.archive,
                  "folder of the archive")
      ->envname("ITULETTER_ARCHIVE")
      ->type_name("DIR")
      ->capture_default_str();
  return command;
}

void add_json(CLI::App& command, ArchiveOptions& options) {
  command.add_flag("--json", options.is_json, "print a line of JSON each");
}

void add_filter(CLI::App& command, ArchiveOptions& options) {
  const std::string group = "Filters";
  const auto add = [&](const char* name, std::string& value, const char* type,
                       const char* what) {
    return command.add_option(name, value, what)->type_name(type)->group(group);
  };
  add("--kind", options.filter.kind, "KIND", "circular or collective-letter")
      ->check(CLI::IsMember({"circular", "collective-letter"}));
  add("--group", options.filter.group, "GROUP", "study group: SG17, TSAG");
  add("--in", options.filter.language, "LANG", "there is a version in it");
  add("--addressee", options.filter.addressee, "CATEGORY",
      "sent to them: member-states");
  add("--year", options.year, "YEAR", "of the letter's date");
  add("--from", options.filter.from, "DATE", "first date: 2025-06-17, 2025");
  add("--to", options.filter.to, "DATE", "last date");
}

void add_limit(CLI::App& command, ArchiveOptions& options) {
  command.add_option("-n,--limit", options.limit, "print no more than so many")
      ->type_name("N")
      ->capture_default_str();
}

void add_letter(CLI::App& command, ArchiveOptions& options) {
  command
      .add_option("LETTER", options.words,
                  "id (T25-SG17-COL-0002), or \"TSB Circular 67\"")
      ->required()
      ->expected(1)
      ->type_name("");
}

void declare_add(CLI::App& archive, ArchiveOptions& options) {
  CLI::App& command =
      add_command(archive, options, "add",
                  "read all letters below folders into an archive");
  // More than there are processors: some always wait for the disk.
  options.reading.jobs = 3 + std::max(1U, std::thread::hardware_concurrency());
  add_inputs(command, options.reading.inputs);
  command.add_flag("--store", options.keeps_originals,
                   "keep a copy of each file");
  command.add_flag("--no-index", options.has_no_index,
                   "faster, but no search until an \"add\" without it");
  command.add_flag("--check", options.checks,
                   "note what \"check\" finds, too, for \"findings\"");
  command
      .add_option("-t,--to", options.formats,
                  "write these formats, too, beside the JSON")
      ->check(CLI::IsMember({"json", "xml", "ics", "akn", "text"}))
      ->delimiter(',')
      ->type_name("FORMAT");
  command.add_flag("--wait", options.waits,
                   "wait for another who writes to the archive");
  command
      .add_option("--progress", options.progress,
                  "on standard error: auto (if it is a terminal), json, none")
      ->check(CLI::IsMember({"auto", "json", "none"}))
      ->type_name("HOW")
      ->capture_default_str();
  add_jobs(command, options.reading);
  add_language(command, options.reading);
  add_limits(command, options.reading.limits);
}

void declare_questions(CLI::App& archive, ArchiveOptions& options) {
  CLI::App& search =
      add_command(archive, options, "search", "find letters by their words");
  search
      .add_option("WORDS", options.words,
                  "all must occur; \"a phrase\", begin*, -without")
      ->required()
      ->type_name("");
  add_limit(search, options);
  add_filter(search, options);
  add_json(search, options);

  CLI::App& list =
      add_command(archive, options, "list", "list letters by date");
  add_filter(list, options);
  add_json(list, options);

  CLI::App& show =
      add_command(archive, options, "show", "tell what a letter says");
  add_letter(show, options);
  add_json(show, options);

  CLI::App& deadlines = add_command(archive, options, "deadlines",
                                    "list deadlines, from today on");
  add_filter(deadlines, options);
  add_json(deadlines, options);

  CLI::App& refs = add_command(archive, options, "refs",
                               "tell what a letter cites, and what cites it");
  add_letter(refs, options);
  add_json(refs, options);

  CLI::App& findings = add_command(archive, options, "findings",
                                   "list what is wrong with letters");
  add_filter(findings, options);
  add_json(findings, options);

  CLI::App& failures =
      add_command(archive, options, "failures", "list what could not be read");
  add_json(failures, options);

  CLI::App& sql = add_command(archive, options, "sql",
                              "ask the catalogue in SQL, which cannot change "
                              "it");
  sql.add_option("SELECT", options.words, "see \"schema sql\" for the views")
      ->required()
      ->expected(1)
      ->type_name("");
  add_json(sql, options);
}

void declare_calendar(CLI::App& archive, ArchiveOptions& options) {
  CLI::App& command =
      add_command(archive, options, "calendar",
                  "write the meetings and deadlines of letters as iCalendar, "
                  "as their amendments leave them");
  auto* output =
      command.add_option("-o,--output", options.output, "write to this file")
          ->type_name("FILE");
  command
      .add_option("--split", options.split,
                  "write a file for each event to this folder")
      ->type_name("DIR")
      ->excludes(output);
  command.add_flag("--feed", options.write.feed,
                   "add what a calendar at an address needs");
  command
      .add_option("--deadlines", options.write.deadlines,
                  "what deadlines become")
      ->check(CLI::IsMember({"event", "todo", "both", "none"}))
      ->type_name("KIND");
  add_filter(command, options);
}

void declare_site(CLI::App& archive, ArchiveOptions& options) {
  CLI::App& command =
      add_command(archive, options, "site",
                  "write the letters as pages for a browser, which need no "
                  "server, with calendars and feeds to subscribe to");
  command
      .add_option("-o,--output", options.output,
                  "folder for the pages: new, empty or with a former site")
      ->required()
      ->type_name("DIR");
  command.add_option("--title", options.title, "of the site")
      ->type_name("TEXT");
  command
      .add_option("--language", options.site_language,
                  "of its own words: ar, en, es, fr, ru, zh")
      ->check(CLI::IsMember({"ar", "en", "es", "fr", "ru", "zh"}))
      ->type_name("LANG")
      ->capture_default_str();
  command
      .add_option("--url", options.address,
                  "where the site will be found; feeds then have full links")
      ->check([](const std::string& address) {
        return address.starts_with("https://") || address.starts_with("http://")
                   ? std::string()
                   : "\"" + address + "\" does not begin with https://";
      })
      ->type_name("URL");
  add_jobs(command, options.reading);
}

/// A year is a time from its first to its last day.
void complete(ArchiveOptions& options) {
  if (options.year.empty()) return;
  options.filter.from = options.year;
  options.filter.to = options.year;
}

}  // namespace

void add_archive(CLI::App& app, ArchiveOptions& options) {
  CLI::App& archive = *app.add_subcommand(
      "archive", "keep letters in a folder with a catalogue");
  archive.require_subcommand(1);
  declare_add(archive, options);
  declare_questions(archive, options);
  declare_calendar(archive, options);
  declare_site(archive, options);
  CLI::App& merge = add_command(archive, options, "merge",
                                "take in what other archives hold");
  merge.add_option("ARCHIVE", options.words, "folders of the other archives")
      ->required()
      ->type_name("");
  CLI::App& bag =
      add_command(archive, options, "bag", "make a bag of RFC 8493 out of it");
  bag.add_option("-o,--output", options.output, "new folder for the bag")
      ->required()
      ->type_name("DIR");
  add_command(archive, options, "verify",
              "see whether the archive is whole and unchanged");
}

int run_archive(const CLI::App& app, ArchiveOptions options) {
  complete(options);
  struct Command {
    const char* name;
    int (*run)(const ArchiveOptions&);
  };
  constexpr Command commands[] = {{"add", run_archive_add},
                                  {"search", run_archive_search},
                                  {"list", run_archive_list},
                                  {"show", run_archive_show},
                                  {"deadlines", run_archive_deadlines},
                                  {"refs", run_archive_refs},
                                  {"calendar", run_archive_calendar},
                                  {"findings", run_archive_findings},
                                  {"site", run_archive_site},
                                  {"failures", run_archive_failures},
                                  {"verify", run_archive_verify},
                                  {"sql", run_archive_sql},
                                  {"merge", run_archive_merge},
                                  {"bag", run_archive_bag}};
  const CLI::App* archive = app.get_subcommand("archive");
  for (const Command& command : commands)
    if (archive->got_subcommand(command.name)) return command.run(options);
  return 0;
}

std::string time_stamp() {
  // No other thread runs yet.
  const char* epoch =
      std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe)
  const std::time_t now = epoch != nullptr && *epoch != '\0'
                              ? parse_instant(epoch, "SOURCE_DATE_EPOCH")
                              : std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  char text[32];
  const std::size_t size =
      std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text, size};
}

}  // namespace ituletter
