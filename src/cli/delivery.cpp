#include "cli/delivery.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/output.hpp"
#include "write/safe_name.hpp"

namespace ituletter {
namespace {

void write_alone(const Writer& writer, const WriteOptions& options,
                 Outcome& outcome) {
  const Converted one{.letter = outcome.letter ? &*outcome.letter : nullptr,
                      .source = outcome.source ? &*outcome.source : nullptr};
  outcome.output = writer.write({&one, 1}, options);
}

void drop_parts(Outcome& outcome) {
  outcome.source.reset();
  outcome.letter.reset();
}

/// One document in the ordinary form of its format; nothing if it failed.
class SingleDelivery : public Delivery {
 public:
  SingleDelivery(const Writer& writer, const WriteOptions& options,
                 const std::string& path)
      : writer_(writer), options_(options), output_(path) {}

  void prepare(Outcome& outcome) const override {
    write_alone(writer_, options_, outcome);
  }
  void deliver(Outcome outcome) override {
    if (outcome.failure) return;
    output_.write(outcome.output);
    output_.commit();
  }
  void end() override {}

 private:
  const Writer& writer_;
  const WriteOptions& options_;
  Output output_;
};

/// A line for each input, also for those that failed.
class LineDelivery : public Delivery {
 public:
  LineDelivery(const Writer& writer, WriteOptions options,
               const std::string& path)
      : writer_(writer), options_(std::move(options)), output_(path) {
    options_.pretty = false;
  }

  void prepare(Outcome& outcome) const override {
    write_alone(writer_, options_, outcome);
    drop_parts(outcome);
  }
  void deliver(Outcome outcome) override {
    if (outcome.failure)
      outcome.output = error_line(outcome.path, outcome.failure->code,
                                  outcome.failure->message);
    output_.write(outcome.output);
  }
  void end() override { output_.commit(); }

 private:
  const Writer& writer_;
  WriteOptions options_;
  Output output_;
};

/// Pieces that follow each other: rows of a table under one head, or texts
/// parted by form feeds.
class PieceDelivery : public Delivery {
 public:
  PieceDelivery(const Writer& writer, const WriteOptions& options,
                const std::string& path, std::string separator)
      : writer_(writer),
        options_(options),
        output_(path),
        head_(writer.write({}, options)),
        separator_(std::move(separator)) {}

  void prepare(Outcome& outcome) const override {
    write_alone(writer_, options_, outcome);
    if (outcome.output.starts_with(head_))
      outcome.output.erase(0, head_.size());
    drop_parts(outcome);
  }
  void deliver(Outcome outcome) override {
    if (outcome.failure) return;
    output_.write(std::exchange(between_, separator_));
    output_.write(std::exchange(head_to_write_, ""));
    output_.write(outcome.output);
  }
  void end() override {
    output_.write(head_to_write_);
    output_.commit();
  }

 private:
  const Writer& writer_;
  const WriteOptions& options_;
  Output output_;
  const std::string head_;
  std::string head_to_write_ = head_;
  std::string separator_;
  std::string between_;
};

/// Letters kept for a document or calendar that holds them all.
class Letters {
 public:
  void add(Outcome outcome, bool keeps_source) {
    if (outcome.failure) return;
    if (!keeps_source) outcome.source.reset();
    outcome.messages.clear();
    outcomes_.push_back(std::make_unique<Outcome>(std::move(outcome)));
  }

  std::vector<Converted> all() const {
    std::vector<Converted> letters;
    for (const auto& outcome : outcomes_) {
      Converted& one = letters.emplace_back();
      if (outcome->letter) one.letter = &*outcome->letter;
      if (outcome->source) one.source = &*outcome->source;
    }
    return letters;
  }

 private:
  std::vector<std::unique_ptr<Outcome>> outcomes_;
};

/// One document around all letters.
class WholeDelivery : public Delivery {
 public:
  WholeDelivery(const Writer& writer, const WriteOptions& options,
                const std::string& path)
      : writer_(writer), options_(options), output_(path) {}

  void prepare(Outcome&) const override {}
  void deliver(Outcome outcome) override {
    letters_.add(std::move(outcome), options_.provenance);
  }
  void end() override {
    std::vector<Converted> letters = letters_.all();
    // The form for several must not hang on how many could be read.
    if (letters.size() == 1 && writer_.name == "xml") letters.emplace_back();
    output_.write(writer_.write(letters, options_));
    output_.commit();
  }

 private:
  const Writer& writer_;
  const WriteOptions& options_;
  Output output_;
  Letters letters_;
};

/// A file for each event of all letters.
class SplitDelivery : public Delivery {
 public:
  SplitDelivery(const WriteOptions& options, const std::string& folder)
      : options_(options), folder_(folder) {}

  void prepare(Outcome&) const override {}
  void deliver(Outcome outcome) override {
    letters_.add(std::move(outcome), false);
  }
  void end() override {
    for (const CalendarItem& item : split_calendar(letters_.all(), options_))
      folder_.replace(safe_name(item.uid) + ".ics", item.calendar);
  }

 private:
  const WriteOptions& options_;
  OutputFolder folder_;
  Letters letters_;
};

/// The name of a letter's output: id and language, else that of its input.
std::string output_name(const Outcome& outcome) {
  if (!outcome.letter || !outcome.letter->id) {
    const std::filesystem::path path(outcome.path);
    return safe_name(path.stem().string());
  }
  std::string language = outcome.letter->language;
  std::ranges::transform(language, language.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return safe_name(*outcome.letter->id + "-" + language);
}

/// A file for each letter.
class FolderDelivery : public Delivery {
 public:
  FolderDelivery(const Writer& writer, const WriteOptions& options,
                 const std::string& folder)
      : writer_(writer), options_(options), folder_(folder) {}

  void prepare(Outcome& outcome) const override {
    write_alone(writer_, options_, outcome);
  }
  void deliver(Outcome outcome) override {
    if (outcome.failure) return;
    folder_.write(output_name(outcome), writer_.extension,
                  outcome.source->sha256, outcome.output);
  }
  void end() override {}

 private:
  const Writer& writer_;
  const WriteOptions& options_;
  OutputFolder folder_;
};

}  // namespace

std::unique_ptr<Delivery> make_delivery(const ConvertOptions& options,
                                        const WriteOptions& write,
                                        bool is_single) {
  const Writer& writer = *find_writer(options.to);
  const std::string& path = options.output;
  if (!options.split.empty())
    return std::make_unique<SplitDelivery>(write, options.split);
  if (!options.output_dir.empty())
    return std::make_unique<FolderDelivery>(writer, write, options.output_dir);
  if (options.to == "ndjson" || (options.to == "json" && !is_single))
    return std::make_unique<LineDelivery>(writer, write, path);
  if (is_single) return std::make_unique<SingleDelivery>(writer, write, path);
  if (options.to == "csv")
    return std::make_unique<PieceDelivery>(writer, write, path, "");
  if (options.to == "text")
    return std::make_unique<PieceDelivery>(writer, write, path, "\f\n");
  return std::make_unique<WholeDelivery>(writer, write, path);
}

}  // namespace ituletter
