#include "grammar/compile.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "grammar/automaton.hpp"
#include "grammar/first_tokens.hpp"
#include "grammar/hash.hpp"
#include "grammar/slot.hpp"
#include "grammar/table_layout.hpp"
#include "grammar/template.hpp"
#include "grammar/token.hpp"
#include "grammar/value.hpp"
#include "ituletter/error.hpp"

namespace ituletter {
namespace {

using Kind = TemplateNode::Kind;

constexpr int deepest_phrase = 12;
constexpr std::size_t most_shown = 80;

/// Where a template stands, for messages.
struct Origin {
  const std::string& path;
  FilePlace place;

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorKind::grammar, what, path, place.line, place.column);
  }
};

class Compiler {
 public:
  explicit Compiler(const std::vector<GrammarFile>& files) : files_(files) {}

  std::string run() {
    declare_kinds();
    for (const GrammarFile& file : files_) add_phrases(file);
    for (const GrammarFile& file : files_) add_rules(file);
    for (const GrammarFile& file : files_) add_entries(file);
    for (const GrammarFile& file : files_) add_data(file);
    make_starts();
    return layout();
  }

 private:
  PoolString pooled(std::string_view s) {
    const auto [at, is_new] = pooled_.try_emplace(
        std::string(s), PoolString{static_cast<std::uint32_t>(pool_.size()),
                                   static_cast<std::uint32_t>(s.size())});
    if (is_new) pool_ += s;
    return at->second;
  }

  // What rules yield, tables and cues have names of their own: "July 2025" is
  // a month by the rule of that name, "July" one of a table.
  static std::string key_of(const std::string& name, KindType type) {
    if (type == KindType::rule) return "rule:" + name;
    return (type == KindType::cue ? "cue:" : "table:") + name;
  }

  std::uint32_t kind(const std::string& name, KindType type) {
    const auto [at, is_new] = kind_ids_.try_emplace(
        key_of(name, type), static_cast<std::uint32_t>(kinds_.size()));
    if (is_new) {
      KindRow row;
      row.name = pooled(name);
      row.type = type;
      if (const auto number = find_computation(name)) {
        row.computation = static_cast<std::uint32_t>(*number) + 1;
      }
      kinds_.push_back(row);
      kind_places_.push_back(builder_.add_place());
    }
    return at->second;
  }

  // Before any template is read: they name kinds of later files and lines.
  void declare_kinds() {
    for (const GrammarFile& file : files_) {
      for (const RuleSource& rule : file.rules) {
        kind(rule.yields, rule.is_part ? KindType::part : KindType::rule);
      }
      for (const EntrySource& entry : file.entries) {
        kind(entry.list, entry.is_cue ? KindType::cue : KindType::table);
      }
    }
    for (const GrammarFile& file : files_) {
      for (const DataSource& row : file.data) {
        const auto found = kind_ids_.find(key_of(row.key, KindType::rule));
        if (row.table == "ids" && found != kind_ids_.end()) {
          kinds_[found->second].id =
              value_template(row.value, {file.path, {1, 1}});
        }
      }
    }
  }

  void add_phrases(const GrammarFile& file) {
    for (const PhraseSource& phrase : file.phrases) {
      TemplateNode choice;
      choice.kind = Kind::choice;
      for (const TemplateSource& source : phrase.match) {
        choice.parts.push_back(parse(source, file.path));
      }
      // A language's own phrase hides the shared one.
      phrases_.try_emplace(phrase.name, std::move(choice));
    }
  }

  static TemplateNode parse(const TemplateSource& source,
                            const std::string& path) {
    try {
      return parse_template(source.text);
    } catch (const TemplateError& error) {
      // As it stands in the file, if no escapes come before it.
      FilePlace place = source.place;
      const std::string_view before =
          std::string_view(source.text).substr(0, error.at);
      place.column +=
          1 + static_cast<int>(std::ranges::count_if(
                  before, [](char c) { return (c & 0xC0) != 0x80; }));
      Origin{path, place}.fail(error.what + " in template \"" +
                               source.text.substr(0, most_shown) + "\"");
    }
  }

  // A template of a value.
  PoolString value_template(const std::string& pattern, const Origin& origin) {
    const std::string fault = find_fault(pattern);
    if (!fault.empty()) {
      origin.fail(fault + " in value \"" + pattern.substr(0, most_shown) +
                  "\"");
    }
    return pooled(pattern);
  }

  void add_rules(const GrammarFile& file) {
    for (const RuleSource& rule : file.rules) {
      RuleRow row;
      row.name = pooled(file.language + ":" + rule.name);
      row.value = value_template(rule.value, {file.path, rule.place});
      row.kind =
          kind(rule.yields, rule.is_part ? KindType::part : KindType::rule);
      row.first_set = static_cast<std::uint32_t>(sets_.size());
      row.sets = static_cast<std::uint32_t>(rule.set.size());
      for (const auto& [name, value] : rule.set) {
        sets_.push_back({pooled(name), pooled(value)});
      }
      const bool is_computed = kinds_[row.kind].computation != 0;
      row.can_fail = rule.value.empty() && is_computed ? 1 : 0;
      add_row(row, rule.match, file.path);
    }
  }

  void add_entries(const GrammarFile& file) {
    for (const EntrySource& entry : file.entries) {
      RuleRow row;
      const char* section = entry.is_cue ? ":cue." : ":table.";
      row.name = pooled(file.language + section + entry.list);
      row.value = pooled(entry.value);
      row.kind =
          kind(entry.list, entry.is_cue ? KindType::cue : KindType::table);
      if (!entry.match.empty()) {
        const TemplateNode first = parse(entry.match.front(), file.path);
        row.form = pooled(first_form(first));
      }
      add_row(row, entry.match, file.path);
    }
  }

  void add_row(const RuleRow& row, const std::vector<TemplateSource>& match,
               const std::string& path) {
    const auto number = static_cast<std::uint32_t>(rules_.size());
    rules_.push_back(row);
    current_kind_ = row.kind;
    for (const TemplateSource& source : match) {
      const Origin origin{path, source.place};
      const TemplateNode node = parse(source, path);
      const std::uint32_t start = kind_places_[row.kind];
      const Ends ends = build(node, {{start}, {}}, origin, 0);
      if (std::ranges::find(ends.loose, start) != ends.loose.end()) {
        origin.fail("template \"" + source.text + "\" matches nothing at all");
      }
      for (const std::uint32_t place : ends.loose) {
        builder_.add_accept(place, number);
      }
      for (const std::uint32_t place : ends.tight) {
        builder_.add_accept(place, number);
      }
    }
  }

  // The words of a template with the first of every choice: an entry's
  // dictionary form.
  std::string first_form(const TemplateNode& node) const {
    switch (node.kind) {
      case Kind::literal:
        return node.text;
      case Kind::space:
        return " ";
      case Kind::choice:
        return node.parts.empty() ? "" : first_form(node.parts.front());
      case Kind::phrase: {
        const auto found = phrases_.find(node.text);
        return found == phrases_.end() ? "" : first_form(found->second);
      }
      case Kind::slot:
        return "";
      case Kind::sequence:
        break;
    }
    std::string out;
    for (const TemplateNode& part : node.parts) out += first_form(part);
    return out;
  }

  /// Places of the automaton that a template has reached: those where the
  /// next token may come after white space, and those where it may not.
  struct Ends {
    std::vector<std::uint32_t> loose;
    std::vector<std::uint32_t> tight;

    void add(const Ends& other) {
      loose.insert(loose.end(), other.loose.begin(), other.loose.end());
      tight.insert(tight.end(), other.tight.begin(), other.tight.end());
    }
  };

  // Recursion is bounded: templates by the parser, phrases by depth.
  Ends build(const TemplateNode& node, Ends from, const Origin& origin,
             int depth) {
    switch (node.kind) {
      case Kind::sequence:
        for (const TemplateNode& part : node.parts) {
          from = build(part, std::move(from), origin, depth);
        }
        return from;
      case Kind::space:
        from.loose.insert(from.loose.end(), from.tight.begin(),
                          from.tight.end());
        from.tight.clear();
        return from;
      case Kind::choice:
        return build_choice(node, from, origin, depth);
      case Kind::literal:
        return build_literal(node.text, from, origin);
      case Kind::slot:
        return build_slot(node, from, origin);
      case Kind::phrase:
        return build_phrase(node, std::move(from), origin, depth);
    }
    return from;
  }

  Ends build_choice(const TemplateNode& node, const Ends& from,
                    const Origin& origin, int depth) {
    Ends all;
    for (const TemplateNode& part : node.parts) {
      all.add(build(part, from, origin, depth));
    }
    if (node.is_optional) all.add(from);
    return merged(all, from);
  }

  // The ends of many alternatives become one place, so that what follows is
  // built once; those that read nothing stay as they are.
  Ends merged(const Ends& all, const Ends& from) {
    Ends out;
    const auto merge = [this](const std::vector<std::uint32_t>& places,
                              const std::vector<std::uint32_t>& kept,
                              std::vector<std::uint32_t>& into) {
      std::vector<std::uint32_t> rest;
      for (const std::uint32_t place : places) {
        const bool keeps = std::ranges::find(kept, place) != kept.end();
        std::vector<std::uint32_t>& list = keeps ? into : rest;
        if (std::ranges::find(list, place) == list.end()) {
          list.push_back(place);
        }
      }
      if (rest.size() > 1) {
        const std::uint32_t joined = builder_.add_place();
        for (const std::uint32_t place : rest) {
          builder_.add_empty(place, joined);
        }
        rest = {joined};
      }
      into.insert(into.end(), rest.begin(), rest.end());
    };
    std::vector<std::uint32_t> kept = from.loose;
    kept.insert(kept.end(), from.tight.begin(), from.tight.end());
    merge(all.loose, kept, out.loose);
    merge(all.tight, kept, out.tight);
    return out;
  }

  std::uint32_t word(std::string_view folded) {
    const auto [at, is_new] = word_ids_.try_emplace(
        std::string(folded), static_cast<std::uint32_t>(words_.size()));
    if (is_new) {
      WordRow row;
      row.folded = pooled(folded);
      row.hash = hash_word(folded);
      words_.push_back(row);
    }
    return at->second;
  }

  std::uint32_t step(const Ends& from, std::uint32_t loose_symbol,
                     std::uint32_t tight_symbol) {
    const std::uint32_t to = builder_.add_place();
    for (const std::uint32_t place : from.loose) {
      builder_.add_edge(place, loose_symbol, to);
    }
    for (const std::uint32_t place : from.tight) {
      builder_.add_edge(place, tight_symbol, to);
    }
    return to;
  }

  Ends build_literal(const std::string& text, Ends from, const Origin& origin) {
    const Tokens tokens = tokenise(text);
    if (tokens.size() == 0) origin.fail("\"" + text + "\" is no word");
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::uint32_t id = word(tokens.folded(i));
      const std::uint32_t to =
          step(from, Symbol::word(id, false), Symbol::word(id, true));
      from = {{}, {to}};
    }
    return from;
  }

  Ends build_slot(const TemplateNode& node, const Ends& from,
                  const Origin& origin) {
    const std::uint32_t id = slot(node, origin);
    if (slots_[id].is_kind != 0) use_kind(slots_[id].source, origin);
    const std::uint32_t to =
        step(from, Symbol::slot(id, false), Symbol::slot(id, true));
    return {{}, {to}};
  }

  // A kind that could contain itself would have no bound.
  void use_kind(std::uint32_t used, const Origin& origin) {
    uses_[current_kind_].insert(used);
    std::set<std::uint32_t> seen;
    std::vector<std::uint32_t> open = {used};
    while (!open.empty()) {
      const std::uint32_t kind = open.back();
      open.pop_back();
      if (kind == current_kind_) {
        origin.fail("{" +
                    pool_.substr(kinds_[kind].name.at, kinds_[kind].name.size) +
                    "} contains itself");
      }
      if (!seen.insert(kind).second) continue;
      open.insert(open.end(), uses_[kind].begin(), uses_[kind].end());
    }
  }

  // A table or part, then (unless it is built in) a kind of rule or a cue.
  std::optional<std::uint32_t> find_kind(const std::string& name) const {
    for (const KindType type :
         {KindType::table, KindType::rule, KindType::cue}) {
      if (type != KindType::table && find_slot(name)) break;
      const auto found = kind_ids_.find(key_of(name, type));
      if (found != kind_ids_.end()) return found->second;
    }
    return std::nullopt;
  }

  std::uint32_t slot(const TemplateNode& node, const Origin& origin) {
    const std::string key =
        node.name + ":" + node.text + (node.is_list ? "+" : "");
    const auto [at, is_new] =
        slot_ids_.try_emplace(key, static_cast<std::uint32_t>(slots_.size()));
    if (!is_new) return at->second;
    SlotRow row;
    row.name = pooled(node.name);
    row.is_list = node.is_list ? 1 : 0;
    const auto kind = find_kind(node.text);
    if (kind) {
      row.is_kind = 1;
      row.source = *kind;
    } else if (const auto built_in = find_slot(node.text)) {
      row.source = static_cast<std::uint32_t>(*built_in);
    } else {
      origin.fail("unknown slot {" + node.text + "}");
    }
    slots_.push_back(row);
    return at->second;
  }

  Ends build_phrase(const TemplateNode& node, Ends from, const Origin& origin,
                    int depth) {
    const auto found = phrases_.find(node.text);
    if (found == phrases_.end()) {
      origin.fail("unknown phrase <" + node.text + ">");
    }
    if (depth == deepest_phrase) {
      origin.fail("phrase <" + node.text + "> contains itself");
    }
    return build(found->second, std::move(from), origin, depth + 1);
  }

  void add_data(const GrammarFile& file) {
    for (const DataSource& row : file.data) {
      data_.push_back({pooled(row.table), pooled(row.key), pooled(row.value)});
    }
    for (const std::string& common : file.common_words) {
      const Tokens tokens = tokenise(common);
      if (tokens.size() > 0) words_[word(tokens.folded(0))].is_common = 1;
    }
  }

  void make_starts() {
    std::vector<std::uint32_t> rules;
    std::vector<std::uint32_t> cues;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      kinds_[i].start = builder_.add_start({kind_places_[i]});
      if (kinds_[i].type == KindType::rule) rules.push_back(kind_places_[i]);
      if (kinds_[i].type == KindType::cue) cues.push_back(kind_places_[i]);
    }
    header_.rules_start = builder_.add_start(rules);
    header_.cues_start = builder_.add_start(cues);
    const auto separator = kind_ids_.find(key_of("separator", KindType::table));
    header_.separator = separator == kind_ids_.end() ? GrammarTables::no_kind
                                                     : separator->second;
    header_.language = pooled(files_.front().language);
  }

  std::vector<std::uint32_t> make_buckets() const {
    std::vector<std::uint32_t> buckets(std::bit_ceil(words_.size() * 3 + 2));
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      std::size_t at = words_[i].hash & (buckets.size() - 1);
      while (buckets[at] != 0) at = (at + 1) & (buckets.size() - 1);
      buckets[at] = i + 1;
    }
    return buckets;
  }

  template <class T>
  Section put(const std::vector<T>& rows) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    const Section section{bytes_.size(), rows.size()};
    if (!rows.empty()) {
      bytes_.append(reinterpret_cast<const char*>(rows.data()),
                    rows.size() * sizeof(T));
    }
    return section;
  }

  std::string layout() {
    const Automaton automaton = builder_.take();
    const FirstTokens first =
        find_first_tokens({automaton, header_.rules_start, header_.cues_start,
                           kinds_, slots_, words_});
    header_.slot_words = first.slot_words;
    header_.rules_looks = first.rules_looks;
    bytes_.resize(sizeof(TableHeader));
    header_.states = put(automaton.states);
    header_.edges = put(automaton.edges);
    header_.accepts = put(automaton.accepts);
    header_.kinds = put(kinds_);
    header_.rules = put(rules_);
    header_.sets = put(sets_);
    header_.slots = put(slots_);
    header_.data = put(data_);
    header_.words = put(words_);
    header_.buckets = put(make_buckets());
    header_.word_slots = put(first.word_slots);
    header_.look_slots = put(first.look_slots);
    header_.next_word_slots = put(first.next_word_slots);
    header_.next_look_slots = put(first.next_look_slots);
    header_.short_slots = put(first.short_slots);
    header_.rules_slots = put(first.rules_slots);
    header_.pool = put(std::vector<char>(pool_.begin(), pool_.end()));
    std::memcpy(bytes_.data(), &header_, sizeof(header_));
    return std::move(bytes_);
  }

  const std::vector<GrammarFile>& files_;
  AutomatonBuilder builder_;
  TableHeader header_;
  std::map<std::string, TemplateNode, std::less<>> phrases_;
  std::map<std::string, PoolString, std::less<>> pooled_;
  std::map<std::string, std::uint32_t, std::less<>> kind_ids_;
  std::map<std::string, std::uint32_t, std::less<>> word_ids_;
  std::map<std::string, std::uint32_t, std::less<>> slot_ids_;
  std::map<std::uint32_t, std::set<std::uint32_t>> uses_;  ///< kinds in kinds
  std::uint32_t current_kind_ = 0;
  std::vector<std::uint32_t> kind_places_;
  std::vector<KindRow> kinds_;
  std::vector<RuleRow> rules_;
  std::vector<SetRow> sets_;
  std::vector<SlotRow> slots_;
  std::vector<DataRow> data_;
  std::vector<WordRow> words_;
  std::string pool_;
  std::string bytes_;
};

}  // namespace

std::string compile_grammar(const std::vector<GrammarFile>& files) {
  try {
    return Compiler(files).run();
  } catch (const AutomatonTooLarge&) {
    throw Error(ErrorKind::grammar,
                "the templates have too many forms to be meant; use fewer "
                "choices and phrases in one another",
                files.front().path, 1, 1);
  }
}

}  // namespace ituletter
