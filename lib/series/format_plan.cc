// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/format_plan.h"

#include <algorithm>
#include <array>

#include "lib/error.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/model/subject.h"
#include "lib/series/git_options.h"

namespace bpf {
namespace {

// Of git send-email's configuration, `sendemail.<identity>.` included: their values become mail headers.
constexpr std::array<std::string_view, 7> send_headers = {"to", "cc", "bcc", "from", "replyto", "inreplyto",
                                                          "envelopesender"};

void refuse_control_characters(const std::string& option, std::string_view value) {
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
  };
  if (std::any_of(value.begin(), value.end(), control))
    throw Error(option + ": a control character in '" + std::string(value) + "'",
                "a line break there would begin another mail header");
}

bool is_header(std::string_view text) {
  Scanner scan(text);
  const std::string_view name = scan.take_while([](char c) { return c > ' ' && c < '\x7f' && c != ':'; });
  return !name.empty() && scan.eat(":");
}

class Splitter {
 public:
  explicit Splitter(const std::vector<std::string>& arguments) : arguments_(arguments) {}

  FormatRequest split() {
    for (; at_ < arguments_.size(); ++at_) {
      const std::string& argument = arguments_[at_];
      if (argument == "--") {
        if (at_ + 1 < arguments_.size())
          throw Error("paths cannot limit a series: patches are sent whole", "name the commits only", 129);
        break;
      }
      if (argument == "--end-of-options") {
        request_.revisions.insert(request_.revisions.end(),
                                  arguments_.begin() + static_cast<std::ptrdiff_t>(at_) + 1,
                                  arguments_.end());
        break;
      }
      if (argument.size() > 1 && argument.starts_with('-')) option(argument);
      else request_.revisions.push_back(argument);
    }
    if (auto refused = refusal_of_all(request_.pass)) throw *std::move(refused);
    if (request_.to_stdout && !request_.output_directory.empty())
      throw Error("--stdout and -o exclude each other");
    if (!request_.kernel_commit.empty() && !request_.tree.empty())
      throw Error("--kernel-commit finds out which tree it is, and --tree says so", "leave one of them out", 129);
    return std::move(request_);
  }

 private:
  // Whether `argument` is `name`, `name=value` or a prefix of it that is at least `shortest` long.
  bool is(const std::string& argument, std::string_view name, std::size_t shortest = 0) const {
    const std::string_view given = std::string_view(argument).substr(0, argument.find('='));
    return given == name || (shortest > 0 && given.size() >= shortest && name.starts_with(given));
  }

  // The same for an option of ours that takes no value.
  bool is_flag(const std::string& argument, std::string_view name, std::size_t shortest) const {
    if (!is(argument, name, shortest)) return false;
    if (argument.find('=') != std::string::npos)
      throw Error("option `" + std::string(name.substr(2)) + "' takes no value", "", 129);
    return true;
  }

  // The value behind '=' or in the next argument.
  std::string value(const std::string& argument) {
    const std::size_t equal = argument.find('=');
    if (equal != std::string::npos) return argument.substr(equal + 1);
    next(argument);
    return arguments_[++at_];
  }

  // The next argument, which has to be there.
  const std::string& next(const std::string& argument) const {
    if (at_ + 1 >= arguments_.size())
      throw Error("option `" + argument.substr(argument.find_first_not_of('-')) + "' requires a value", "", 129);
    return arguments_[at_ + 1];
  }

  void option(const std::string& argument) {
    if (argument.size() > 2 && is_flag_letter(argument[1])) {
      option(argument.substr(0, 2));
      return option("-" + argument.substr(2));
    }
    if (!own_option(argument) && !guarded_option(argument)) pass(argument);
  }

  bool own_option(const std::string& a) {
    FormatRequest& r = request_;
    if (a == "-h" || a == "--help") return r.help = true;
    if (a == "--version") return r.version_asked = true;
    if (is_flag(a, "--setup-trees", 4)) return set_up(r);
    if (is(a, "--kernel-commit", 5)) return r.kernel_commit = value(a), true;
    if (a == "--no-kernel-commit") return r.kernel_commit.clear(), true;
    if (is(a, "--tree", 4)) return set_tree(value(a));
    if (a == "--no-tree") return r.tree.clear(), true;
    if (is_flag(a, "--rfc", 0)) return r.rfc = true;
    if (a == "--no-rfc") return r.rfc = false, true;
    if (is_flag(a, "--force", 0)) return r.force = true;
    if (a == "--no-force") return r.force = false, true;
    if (is_flag(a, "--resend", 5)) return r.resend = true;
    if (a == "--no-resend") return r.resend = false, true;
    if (is_flag(a, "--dry-run", 4)) return r.dry_run = true;
    if (a == "--no-dry-run") return r.dry_run = false, true;
    if (is_flag(a, "--edit", 4)) return r.edit = true;
    if (a == "--no-edit") return r.edit = false, true;
    if (is_flag(a, "--mark-sent", 5)) return r.mark_sent = true;
    if (a == "--no-mark-sent") return r.mark_sent = false, true;
    if (a == "--no-range-diff") return r.own_range_diff = true;
    if (a == "-q" || is_flag(a, "--quiet", 4)) return r.quiet = true;
    if (a == "--no-quiet") return r.quiet = false, true;
    if (is_flag(a, "--recipients", 5)) return r.recipients = "headers", true;
    if (is_flag(a, "--no-recipients", 8)) return r.recipients = "off", true;
    if (is(a, "--color")) return set_color(a);
    if (a == "--no-color") return r.color = "never", true;
    if (is(a, "--allow", 6)) return r.allow.push_back(value(a)), true;
    if (a == "--no-allow") return r.allow.clear(), true;
    if (is(a, "--output-directory", 9)) return r.output_directory = value(a), true;
    if (a == "-o") return r.output_directory = value(a), true;
    if (a.starts_with("-o")) return r.output_directory = a.substr(2), true;
    if (is(a, "--reroll-count", 5)) return set_version(value(a));
    if (a == "-v") return set_version(value(a));
    if (a.starts_with("-v")) return set_version(a.substr(2));
    if (is(a, "--stdout", 5) || (a == "--no-stdout")) return r.to_stdout = !a.starts_with("--no"), true;
    if (is(a, "--max-count", 7)) return set_count(a, value(a));
    if (a.size() > 1 && std::all_of(a.begin() + 1, a.end(), is_digit)) return set_count(a, a.substr(1));
    return false;
  }

  // Options of git's that we have to know about, or must not let through.
  bool guarded_option(const std::string& a) {
    FormatRequest& r = request_;
    if (is(a, "--subject-prefix", 5)) return set_prefix(value(a));
    const bool prefix = a == "--src-prefix" || a == "--dst-prefix";
    if (auto refused = refusal_of(prefix ? a + "=" + next(a) : a)) throw *std::move(refused);
    if (is(a, "--base")) return set_base(value(a));
    if (is(a, "--cover-letter", 9) && !a.starts_with("--cover-f"))
      return r.no_cover_letter = false, r.cover_letter = true;
    if (a == "--no-cover-letter") return r.cover_letter = false, r.no_cover_letter = true;
    if (a == "-s" || is(a, "--signoff", 5)) r.signoff = !(r.no_signoff = false);
    if (a == "--no-signoff") r.signoff = !(r.no_signoff = true);
    if (a == "--root") r.root = true;
    if (is(a, "--range-diff", 5) || is(a, "--interdiff", 8)) r.own_range_diff = true;
    if (a == "--no-base") r.own_base = true;
    if (is(a, "--cover-from-description", 9) || is(a, "--description-file", 6)) r.own_cover_text = true;
    return false;
  }

  void pass(const std::string& argument) {
    request_.pass.push_back(argument);
    const std::string name = argument.substr(0, argument.find('='));
    std::string text = argument.size() > name.size() ? argument.substr(name.size() + 1) : "";
    if (takes_next_argument(argument)) {
      text = value(argument);
      request_.pass.push_back(text);
    }
    // Most values become a part of a mail; git takes options by a part of their names, too.
    refuse_control_characters(name, text.empty() ? argument : text);
    if (is(argument, "--add-header", 6) && !is_header(text))
      throw Error("--add-header: '" + text + "' is no mail header", "--add-header='X-Name: value'", 129);
  }

  bool set_up(FormatRequest& request) {
    if (arguments_.size() > 1) throw Error("--setup-trees stands alone", "", 129);
    return request.setup_trees = true;
  }

  bool set_color(const std::string& argument) {
    const std::string when = argument == "--color" ? "always" : argument.substr(argument.find('=') + 1);
    if (when != "always" && when != "never" && when != "auto")
      throw Error("--color cannot be '" + when + "'", "always, never or auto", 129);
    request_.color = when;
    return true;
  }

  bool set_count(const std::string& option, const std::string& text) {
    const int count = to_number(text);
    if (count == 0) throw Error(option + ": no commits to format");
    request_.max_count = std::max(count, 0);  // git takes -1 for no limit
    return true;
  }

  bool set_base(const std::string& base) {
    if (base == "auto") return true;  // which is what we do without the option, and need no upstream for
    request_.own_base = true;
    request_.pass.push_back("--base=" + base);
    return true;
  }

  bool set_tree(const std::string& name) {
    if (find_tree(name) == nullptr)
      throw Error("--tree: no tree is called '" + name + "'", "trees: " + tree_names(), 129);
    request_.tree = name;
    return true;
  }

  bool set_version(std::string text) {
    if (starts_nocase(text, "v")) text.erase(0, 1);
    const int version = to_number(text);
    if (version < 1) throw Error("-v: '" + text + "' is no version of a series", "a number from 1 on: -v2", 129);
    request_.version = version;
    return true;
  }

  // Takes tree, RFC, RESEND and version out of a prefix that the user wrote.
  bool set_prefix(const std::string& prefix) {
    refuse_control_characters("--subject-prefix", prefix);
    const std::string text = "[" + prefix + "] x";
    const MailSubject subject = parse_mail_subject(text);
    for (const SubjectToken& token : subject.tokens)
      if (token.kind == SubjectToken::Kind::other || token.kind == SubjectToken::Kind::number)
        throw Error("--subject-prefix: '" + std::string(token.text) + "' has no place in a BPF subject",
                    "use --tree, --rfc, --resend and -v; the prefix follows from them", 129);
    if (subject.tree != nullptr) request_.tree = subject.tree->name;
    request_.rfc = request_.rfc || subject.rfc;
    request_.resend = request_.resend || subject.resend;
    if (subject.version > 0) request_.version = subject.version;
    return true;
  }

  const std::vector<std::string>& arguments_;
  std::size_t at_ = 0;
  FormatRequest request_;
};

}  // namespace

FormatRequest split_format_arguments(const std::vector<std::string>& arguments) {
  return Splitter(arguments).split();
}

void refuse_bad_headers(const Config& config) {
  for (const auto& [key, value] : config.entries()) {
    const std::string_view name = std::string_view(key).substr(key.rfind('.') + 1);
    const bool format = key == "format.headers" || key == "format.to" || key == "format.cc" || key == "format.from";
    const bool send = key.starts_with("sendemail.") &&
                      std::find(send_headers.begin(), send_headers.end(), name) != send_headers.end();
    if (!format && !send) continue;
    std::string_view text = value;
    while (key == "format.headers" && text.ends_with('\n')) text.remove_suffix(1);  // as git does
    refuse_control_characters(key, text);
  }
}

std::vector<std::string> format_patch_arguments(const FormatRequest& request, const FormatPlan& plan,
                                                const Config& config) {
  // What would make the mails something else than patches for git am at the other end.
  std::vector<std::string> arguments = {"-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false",
                                        "-c", "format.noprefix=false", "format-patch"};
  const auto add = [&](std::string argument) { arguments.push_back(std::move(argument)); };
  if (config.get("diff.context") == "0") add("--unified=3");
  if (config.get("diff.srcPrefix")) add("--src-prefix=a/");
  if (config.get("diff.dstPrefix")) add("--dst-prefix=b/");
  arguments.insert(arguments.end(), request.pass.begin(), request.pass.end());
  for (std::string_view plain : {"--no-ext-diff", "--no-textconv", "--no-color", "--no-attach", "--no-relative"})
    add(std::string(plain));
  if (plan.patches > 1) add("--numbered");
  const bool current = config.get("bpf.iproute2Prefix").value_or("") == "current" && !plan.tree->also.empty();
  const std::string_view words = current ? plan.tree->also : plan.tree->words;
  add("--subject-prefix=" + subject_prefix(words, request.rfc, request.resend));
  if (request.version > 1) add("-v" + std::to_string(request.version));
  if (request.no_cover_letter) add("--no-cover-letter");
  else if (plan.patches > 1 || request.cover_letter) {
    add("--cover-letter");
    if (!request.own_cover_text && !config.get("format.coverFromDescription"))
      add("--cover-from-description=subject");
  }
  const bool has_room = plan.patches == 1 || !request.no_cover_letter;
  if (!plan.range_diff.empty() && has_room && !request.own_range_diff) add("--range-diff=" + plan.range_diff);
  if (!plan.base.empty()) add("--base=" + plan.base);
  else if (!request.own_base) add("--no-base");
  if (request.max_count > 0) add("--max-count=" + std::to_string(request.max_count));
  add("--output-directory=" + plan.output_directory);
  arguments.insert(arguments.end(), plan.revisions.begin(), plan.revisions.end());
  add("--");
  return arguments;
}

std::string shell_command(const std::vector<std::string>& arguments) {
  std::string out = "git";
  for (const std::string& argument : arguments) out += " " + shell_quote(argument);
  return out;
}

}  // namespace bpf
