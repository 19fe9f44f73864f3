// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/siblings.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <set>

#include "lib/error.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_of_a_mail = std::uintmax_t{1} << 26;  // bytes: far more than any server takes

// The first message of the thread that a mail is in.
std::string_view thread_of(const Mail& mail) {
  for (const char* name : {"References", "In-Reply-To", "Message-ID"})
    if (const Header* header = mail.header(name); header != nullptr && !trim(header->value).empty()) {
      const std::string_view value = trim(header->value);
      return value.substr(0, value.find_first_of(" \t\n"));
    }
  return {};
}

bool same_series(const Patch& one, const Patch& other) {
  if (!one.subject || !other.subject || one.subject->total != other.subject->total) return false;
  if (one.subject->version != other.subject->version || one.subject->tree != other.subject->tree) return false;
  if (one.subject->rfc != other.subject->rfc || one.subject->resend != other.subject->resend) return false;
  return thread_of(*one.mail) == thread_of(*other.mail);
}

bool is_complete(const Series& series, int total) {
  std::set<int> numbers;
  for (const Patch& patch : series.patches) numbers.insert(patch.subject->number);
  return static_cast<int>(series.patches.size()) == total && static_cast<int>(numbers.size()) == total &&
         *numbers.begin() == 1 && *numbers.rbegin() == total;
}

}  // namespace

std::vector<std::string> mails_beside(const std::string& file, const Patch& mail) {
  const std::string parent = fs::path(file).parent_path().string(), folder = parent.empty() ? "." : parent;
  std::vector<std::string> found;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string path = (fs::path(parent) / entry->path().filename()).string();
    if (entry->path().extension() != fs::path(file).extension()) continue;
    std::error_code unknown;
    const bool regular = entry->is_regular_file(unknown);
    if (unknown && unknown != std::errc::no_such_file_or_directory)
      throw Error("cannot read '" + path + "': " + unknown.message());
    if (!regular || entry->file_size(unknown) > most_of_a_mail) continue;
    if (access(path.c_str(), R_OK) != 0) continue;  // somebody else's
    try {
      const Series one = read_mails({path});
      const Patch* patch = one.cover ? &*one.cover : one.patches.size() == 1 ? &one.patches.front() : nullptr;
      if (patch != nullptr && same_series(*patch, mail)) found.push_back(path);
    } catch (const NoMail&) {
      continue;
    }
  }
  if (failed) throw Error("cannot read directory '" + folder + "': " + failed.message());
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<Asked> read_siblings(Series& series, const InputRequest& request) {
  if (!series.partial || request.operands.size() + request.files.size() != 1) return std::nullopt;
  const std::string& file = request.operands.empty() ? request.files.front() : request.operands.front();
  const Patch* mail = series.cover ? &*series.cover : &series.patches.front();
  if (file == "-" || !mail->mail || mail->subject->total < 1) return std::nullopt;
  const Asked asked{mail->subject->number};
  Series whole = read_mails(mails_beside(file, *mail));
  if (!is_complete(whole, mail->subject->total)) return std::nullopt;
  if (asked.number == 0 && !whole.cover) return std::nullopt;
  series = std::move(whole);
  return asked;
}

void keep_mail(SeriesRecipients& recipients, const Asked& asked) {
  std::erase_if(recipients.mails, [&](const MailRecipients& mail) {
    return (mail.patch == nullptr ? 0 : mail.patch->subject->number) != asked.number;
  });
  if (!recipients.mails.empty()) recipients.all = recipients.mails.front().recipients;
}

}  // namespace bpf
