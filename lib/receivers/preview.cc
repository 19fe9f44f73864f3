// SPDX-License-Identifier: GPL-2.0-only
#include "lib/receivers/preview.h"

#include <algorithm>
#include <set>

#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr const char* patchwork = "patchwork";
constexpr const char* bpf_ci = "BPF CI";
constexpr const char* netdev_checks = "netdev checks";
constexpr const char* form = "the form is [PATCH bpf-next v2 1/3]: git bpf-format-patch writes it";

Filed filed_as(const PostedMail& mail, const PatchworkName& name) {
  if (name.reply) return Filed::comment;
  if (mail.diff) return Filed::patch;
  if (mail.patch != nullptr && !patchwork_pull_url(mail.patch->source()->text).empty())
    return Filed::pull_request;
  return name.number == 0 ? Filed::cover : Filed::nothing;
}

class Looker {
 public:
  Looker(const Posting& posting, Preview& preview) : posting_(posting), preview_(preview) {}

  void look() {
    for (const PreviewMail& mail : preview_.mails) {
      look_at_kind(mail);
      look_at_version(mail);
    }
    look_at_numbers();
    look_at_versions();
    if (std::none_of(preview_.mails.begin(), preview_.mails.end(),
                     [](const PreviewMail& mail) { return mail.filed == Filed::patch; }))
      return;
    look_at_tags();
    look_at_netdev();
  }

 private:
  void add(Severity severity, const char* receiver, std::string where, std::string what,
           std::string help) {
    preview_.troubles.push_back(
        {severity, receiver, std::move(where), std::move(what), std::move(help)});
  }

  void look_at_kind(const PreviewMail& mail) {
    if (mail.filed == Filed::comment)
      add(Severity::error, patchwork, mail.mail->where,
          "a subject with Re: is filed as a comment, and not tested",
          "leave Re: out of the subject");
    if (mail.filed != Filed::nothing) return;
    const Patch* patch = mail.mail->patch;
    const bool pull =
        patch != nullptr &&
        patch->source()->text.find("\nThe following changes since commit") != std::string::npos;
    if (pull)
      add(Severity::error, patchwork, mail.mail->where,
          "the URL to pull from is not of a public server: it is not filed",
          "name it as https://... or git://...");
    else
      add(Severity::error, patchwork, mail.mail->where,
          "there is no patch in it, and it is no cover letter: it is not filed",
          "a cover letter is number 0 of its series: 0/3");
  }

  // A version, a number that a person reads and patchwork does not.
  void look_at_version(const PreviewMail& mail) {
    const MailSubject subject = parse_mail_subject(mail.mail->subject);
    const std::string as_version = ": it is filed as version " + std::to_string(mail.name.version);
    if (subject.version > 0 && subject.version != mail.name.version) {
      std::string token = "v" + std::to_string(subject.version);
      for (const std::string& tag : mail.name.tags)
        if (tag.size() > token.size() && find_nocase(tag, token) != tag.npos) token = tag;
      add(Severity::error, patchwork, mail.mail->where,
          "'" + token + "' is no version there" + as_version, form);
    }
    if (subject.number >= 0 && subject.number != mail.name.number)
      add(Severity::error, patchwork, mail.mail->where, "its number is not seen there", form);
  }

  void look_at_versions() {
    std::set<int> versions;
    for (const PreviewMail& mail : preview_.mails) versions.insert(mail.name.version);
    if (versions.size() < 2) return;
    std::string list;
    for (int version : versions) list += (list.empty() ? "" : " and ") + std::to_string(version);
    add(Severity::error, patchwork, "", "mails of versions " + list + " in one series",
        "give every mail the same version: " + std::string(form));
  }

  void look_at_numbers() {
    std::set<int> numbers, totals;
    std::size_t patches = 0, unnumbered = 0;
    for (const PreviewMail& mail : preview_.mails) {
      if (mail.filed == Filed::patch) ++patches;
      if (mail.filed == Filed::patch && mail.name.number < 0) ++unnumbered;
      if (mail.name.number < 0) continue;
      if (!numbers.insert(mail.name.number).second)
        add(Severity::error, patchwork, mail.mail->where,
            "number " + std::to_string(mail.name.number) + " is there twice",
            "number the mails 1/n to n/n");
      totals.insert(mail.name.total);
    }
    if (patches > 1 && unnumbered > 0)
      add(Severity::error, patchwork, "", "patches without a number are series of their own there",
          form);
    if (totals.size() > 1)
      add(Severity::error, patchwork, "", "the mails disagree on how many patches there are", form);
    if (totals.size() != 1 || posting_.partial) return;
    std::string missing;
    for (int n = 1; n <= std::min(*totals.begin(), 1000); ++n)
      if (!numbers.contains(n)) missing += (missing.empty() ? "" : ", ") + std::to_string(n);
    if (!missing.empty())
      add(Severity::error, patchwork, "",
          "not all of the series is there: of " + std::to_string(*totals.begin()) +
              " patches, these are missing: " + missing,
          "an incomplete series is not tested: send all of it");
  }

  void look_at_tags() {
    std::set<const Tree*> named;
    std::string wrong_case;
    std::size_t bare = 0;
    for (const PreviewMail& mail : preview_.mails) {
      if (mail.filed != Filed::patch && mail.filed != Filed::cover) continue;
      const MailSubject subject = parse_mail_subject(mail.mail->subject);
      const std::vector<std::string> tags = kpd_tags(mail.name.name);
      for (const SubjectToken& token : subject.tokens) {
        if (token.kind != SubjectToken::Kind::tree) continue;
        const Tree* tree = find_tree(token.text);
        if (tree == nullptr) tree = subject.tree;
        named.insert(tree);
        const bool mapped = tree != nullptr && (tree->name == "bpf" || tree->name == "bpf-next");
        if (mapped && std::find(tags.begin(), tags.end(), tree->name) == tags.end())
          wrong_case = std::string(token.text);
      }
      if (subject.tree == nullptr) ++bare;
    }
    const std::string tries = "it tries " + list_of_branches();
    if (!wrong_case.empty())
      add(Severity::error, bpf_ci, "",
          "'" + wrong_case + "' is no tag there, tags are " +
              (wrong_case == lower(wrong_case) ? "words of their own" : "lower case") + ": " +
              tries,
          form);
    if (named.size() > 1)
      add(Severity::error, bpf_ci, "", "mixed tags: " + tries,
          "give every mail the same tree: " + std::string(form));
    if (named.empty())
      add(Severity::error, bpf_ci, "", "no mail names its tree: " + tries + ", whatever it is for",
          form);
    else if (bare > 0)
      add(Severity::warning, bpf_ci, "", "not every mail names the tree",
          "give every mail the same tree: " + std::string(form));
    else if (named.size() == 1 && wrong_case.empty() && preview_.bpf_ci.tag.empty() &&
             *named.begin() != nullptr)
      add(Severity::note, bpf_ci, "",
          "'" + std::string((*named.begin())->name) + "' is none of its tags: " + tries, "");
  }

  std::string list_of_branches() const {
    std::string list;
    for (const std::string& branch : preview_.bpf_ci.branches)
      list += (list.empty() ? "" : ", then ") + branch;
    return list;
  }

  void look_at_netdev() {
    const MailSubject subject = parse_mail_subject(preview_.mails.front().mail->subject);
    if (preview_.netdev.marked && subject.tree != nullptr &&
        subject.tree->name != preview_.netdev.tree)
      add(Severity::warning, netdev_checks, "",
          "they find '" + preview_.netdev.tree +
              "' in the brackets, and test for that instead of " + std::string(subject.tree->name),
          "");
    for (const NipaResult& result : preview_.results) {
      if (result.code == NipaResult::Code::success) continue;
      const bool fail = result.code == NipaResult::Code::fail;
      add(fail ? Severity::error : Severity::warning, netdev_checks,
          result.mail == nullptr ? "" : result.mail->where,
          std::string(result.test) + ": " + result.text, "");
    }
  }

  const Posting& posting_;
  Preview& preview_;
};

}  // namespace

int Preview::exit_status(bool strict) const {
  const Severity least = strict ? Severity::warning : Severity::error;
  return std::any_of(troubles.begin(), troubles.end(),
                     [&](const Trouble& trouble) { return trouble.severity >= least; })
             ? 1
             : 0;
}

Preview make_preview(const Posting& posting, const Facts& facts) {
  Preview preview;
  std::vector<std::string> names;
  for (const PostedMail& mail : posting.mails) {
    PreviewMail look{&mail, patchwork_name(mail.subject), Filed::patch};
    look.filed = filed_as(mail, look.name);
    if (look.filed == Filed::patch || look.filed == Filed::cover) names.push_back(look.name.name);
    preview.mails.push_back(std::move(look));
  }
  if (preview.mails.empty()) return preview;
  preview.title = preview.mails.front().name.title;
  preview.bpf_ci = kpd_target(names);
  preview.netdev = nipa_tree(preview.mails.front().name, posting);
  preview.results = nipa_results(preview.netdev, posting, facts);
  Looker(posting, preview).look();
  return preview;
}

}  // namespace bpf
