// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/arguments.h"

// A value with a comma in it is one value ("Foo, Bar <a@b>").
#define CXXOPTS_VECTOR_DELIMITER '\0'
#define CXXOPTS_NO_REGEX true
#include <cxxopts.hpp>

#include <algorithm>

#include "lib/error.h"
#include "lib/model/tree.h"

namespace bpf {
namespace {

constexpr std::string_view no = "no-";

const Option* find_option(const std::vector<const Option*>& options, std::string_view name) {
  const auto found = std::find_if(options.begin(), options.end(), [&](const Option* o) { return o->name == name; });
  return found == options.end() ? nullptr : *found;
}

[[noreturn]] void refuse(const std::string& what) { throw Error(what, "", 129); }

// The option that `name` is the name or a unique prefix of.
const Option& complete(const std::vector<const Option*>& options, const std::string& name, std::string_view written) {
  if (const Option* exact = find_option(options, name)) return *exact;
  std::vector<const Option*> fitting;
  std::copy_if(options.begin(), options.end(), std::back_inserter(fitting),
               [&](const Option* option) { return option->name.starts_with(name); });
  if (fitting.empty()) refuse("unknown option `" + std::string(written) + "'");
  if (fitting.size() > 1)
    refuse("ambiguous option: " + std::string(written) + " (could be --" + std::string(fitting[0]->name) + " or --" +
           std::string(fitting[1]->name) + ")");
  return *fitting[0];
}

// A long option with its name in full; a negated one as "--no-<name>".
std::string in_full(const std::vector<const Option*>& options, const std::string& argument) {
  const std::size_t equal = argument.find('=');
  const std::string name = argument.substr(2, equal - 2);
  const std::string value = equal == std::string::npos ? "" : argument.substr(equal);
  const bool negated = name.starts_with(no) && find_option(options, name) == nullptr;
  const Option& option = complete(options, negated ? name.substr(no.size()) : name, name);
  if (!value.empty() && (negated || option.argument.empty()))
    refuse("option `" + std::string(negated ? no : "") + std::string(option.name) + "' takes no value");
  return "--" + std::string(negated ? no : "") + std::string(option.name) + value;
}

cxxopts::Options parser_of(const std::vector<const Option*>& options, const Command& command) {
  cxxopts::Options parser{std::string(command.name)};
  for (const Option* option : options) {
    const std::string name(option->name);
    const std::string letter = option->letter == '\0' ? "" : std::string(1, option->letter) + ",";
    auto value = cxxopts::value<std::string>();
    if (!option->implied.empty()) value->implicit_value(std::string(option->implied));
    if (option->argument.empty()) parser.add_options()(letter + name, "");
    else parser.add_options()(letter + name, "", value);
    if (find_option(options, std::string(no) + name) == nullptr) parser.add_options()(std::string(no) + name, "");
  }
  parser.allow_unrecognised_options();
  return parser;
}

void check_value(const Option& option, const std::string& value) {
  if (option.takes == Takes::tree && find_tree(value) == nullptr)
    throw Error("--" + std::string(option.name) + ": no tree is called '" + value + "'", "trees: " + tree_names(), 129);
  if (option.takes != Takes::words) return;
  const std::vector<std::string> words = choices(option);
  if (std::find(words.begin(), words.end(), value) != words.end()) return;
  throw Error("--" + std::string(option.name) + " cannot be '" + value + "'", join_or(words), 129);
}

// The parser's words for the one thing that is left for it to complain about, in git's words.
std::string complaint_of(const std::string& what, const std::vector<const Option*>& options) {
  if (what.find("missing an argument") == std::string::npos) return what;
  const auto names = [&](const std::string& name) { return what.find("\u2018" + name + "\u2019") != std::string::npos; };
  for (const Option* option : options)
    if (names(std::string(option->name)) || names(std::string(1, option->letter)))
      return "option `" + std::string(option->name) + "' requires a value";
  return what;
}

// What stands there in the end: a negation takes back what stood before it.
void add(std::vector<std::pair<std::string, std::string>>& result, const std::vector<const Option*>& options,
         const std::string& name, const std::string& value) {
  if (const Option* option = find_option(options, name)) {
    if (!option->argument.empty()) check_value(*option, value);
    result.emplace_back(name, value);
    return;
  }
  const Option& negated = *find_option(options, name.substr(no.size()));
  std::erase_if(result, [&](const auto& given) { return given.first == negated.name; });
  if (!negated.negated.empty()) result.emplace_back(negated.name, negated.negated);
}

}  // namespace

bool Arguments::has(std::string_view name) const {
  return std::any_of(options.begin(), options.end(), [&](const auto& option) { return option.first == name; });
}

std::string Arguments::text(std::string_view name) const {
  const std::vector<std::string> values = all(name);
  return values.empty() ? "" : values.back();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : options)
    if (key == name) values.push_back(value);
  return values;
}

std::vector<std::string> Arguments::all_operands() const {
  std::vector<std::string> all = operands;
  all.insert(all.end(), after.begin(), after.end());
  return all;
}

Arguments parse_arguments(const Command& command, const std::vector<std::string>& arguments) {
  const std::vector<const Option*> options = all_options(command);
  std::vector<std::string> before = {"program"};
  Arguments result;
  std::vector<std::string> unparsed;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--" || argument == "--end-of-options") {
      result.separated = argument == "--";
      auto& rest = result.separated ? result.after : unparsed;
      rest.assign(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      break;
    }
    before.push_back(argument.size() > 2 && argument.starts_with("--") ? in_full(options, argument) : argument);
  }
  std::vector<const char*> argv;
  for (const std::string& argument : before) argv.push_back(argument.c_str());
  try {
    cxxopts::Options parser = parser_of(options, command);
    const cxxopts::ParseResult parsed = parser.parse(static_cast<int>(argv.size()), argv.data());
    for (const cxxopts::KeyValue& given : parsed.arguments()) add(result.options, options, given.key(), given.value());
    result.operands = parsed.unmatched();
  } catch (const Error&) {
    throw;
  } catch (const std::exception& error) {
    refuse(complaint_of(error.what(), options));
  }
  for (const std::string& operand : result.operands)
    if (operand.size() > 1 && operand.starts_with('-')) refuse("unknown switch `" + operand.substr(1) + "'");
  result.operands.insert(result.operands.end(), unparsed.begin(), unparsed.end());
  return result;
}

}  // namespace bpf
