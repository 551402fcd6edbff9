#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace ituletter {
namespace {

std::vector<const CLI::App*> commands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

/// "convert", "grammar match": without the program's name.
std::string path_of(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  if (parent == nullptr) return {};
  const std::string before = path_of(*parent);
  return before.empty() ? app.get_name() : before + " " + app.get_name();
}

struct Flag {
  std::string name;  ///< with its dashes
  std::string description;
  bool takes_value;
};

std::vector<Flag> flags(const CLI::App& app) {
  std::vector<Flag> result;
  for (const CLI::Option* option : app.get_options()) {
    const bool takes_value = option->get_expected_max() > 0;
    for (const std::string& name : option->get_snames())
      result.push_back({"-" + name, option->get_description(), takes_value});
    for (const std::string& name : option->get_lnames())
      result.push_back({"--" + name, option->get_description(), takes_value});
  }
  return result;
}

/// In single quotation marks, as all three shells have it.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? "'\\''" : std::string(1, c);
  return result + "'";
}

std::string words(const CLI::App& app) {
  std::string result;
  for (const CLI::App* command : commands(app))
    result.append(command->get_name()).append(" ");
  for (const Flag& flag : flags(app)) result.append(flag.name).append(" ");
  if (!result.empty()) result.pop_back();
  return result;
}

void append_cases(const CLI::App& app, std::string& script) {
  script +=
      "    " + quoted(path_of(app)) + ") known=" + quoted(words(app)) + " ;;\n";
  for (const CLI::App* command : commands(app)) append_cases(*command, script);
}

std::string all_paths(const CLI::App& app) {
  std::string result;
  for (const CLI::App* command : commands(app))
    result.append("|")
        .append(quoted(path_of(*command)))
        .append(all_paths(*command));
  return result;
}

/// Which command the words before the cursor name, and its words.
std::string find_words(const CLI::App& app, const std::string& list) {
  std::string script = "  local word found= known=\n  for word in " + list +
                       "; do\n    case \"${found:+$found }$word\" in\n      " +
                       all_paths(app).substr(1) +
                       ") found=\"${found:+$found }$word\" ;;\n    esac\n"
                       "  done\n  case \"$found\" in\n";
  append_cases(app, script);
  return script + "  esac\n";
}

std::string bash_script(const CLI::App& app) {
  return "# bash completion for ituletter\n_ituletter() {\n" +
         find_words(app, "\"${COMP_WORDS[@]:1:COMP_CWORD-1}\"") +
         "  COMPREPLY=($(compgen -W \"$known\" -- "
         "\"${COMP_WORDS[COMP_CWORD]}\"))\n}\n"
         "complete -o default -F _ituletter ituletter\n";
}

std::string zsh_script(const CLI::App& app) {
  std::string find = find_words(app, "\"${words_before[@]}\"");
  return "#compdef ituletter\n_ituletter() {\n"
         "  local -a words_before\n"
         "  words_before=(\"${words[@]:1:$((CURRENT - 2))}\")\n" +
         find +
         "  compadd -- ${=known}\n  _files\n}\n"
         "if [ \"$funcstack[1]\" = _ituletter ]; then\n  _ituletter \"$@\"\n"
         "else\n  compdef _ituletter ituletter\nfi\n";
}

std::string fish_condition(const CLI::App& app) {
  if (app.get_parent() == nullptr) return "__fish_use_subcommand";
  std::string condition;
  for (const CLI::App* at = &app; at->get_parent() != nullptr;
       at = at->get_parent())
    condition.insert(0, "; and __fish_seen_subcommand_from " + at->get_name());
  return condition.substr(std::string_view("; and ").size());
}

void append_fish(const CLI::App& app, std::string& script) {
  const std::string begin =
      "complete -c ituletter -n " + quoted(fish_condition(app));
  for (const CLI::App* command : commands(app))
    script += begin + " -f -a " + command->get_name() + " -d " +
              quoted(command->get_description()) + "\n";
  for (const Flag& flag : flags(app))
    script += begin +
              (flag.name[1] == '-' ? " -l " + flag.name.substr(2)
                                   : " -s " + flag.name.substr(1)) +
              (flag.takes_value ? " -r" : "") + " -d " +
              quoted(flag.description) + "\n";
  for (const CLI::App* command : commands(app)) append_fish(*command, script);
}

std::string fish_script(const CLI::App& app) {
  std::string script = "# fish completion for ituletter\n";
  append_fish(app, script);
  return script;
}

}  // namespace

void add_completion(CLI::App& app, CompletionOptions& options) {
  CLI::App& command =
      *app.add_subcommand("completion", "print a completion script");
  command.add_option("SHELL", options.shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->type_name("");
}

int run_completion(const CLI::App& app, const CompletionOptions& options) {
  if (options.shell == "bash") Output().write(bash_script(app));
  if (options.shell == "zsh") Output().write(zsh_script(app));
  if (options.shell == "fish") Output().write(fish_script(app));
  return 0;
}

}  // namespace ituletter
