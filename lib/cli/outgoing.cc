// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/outgoing.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "lib/cli/input.h"
#include "lib/cli/siblings.h"
#include "lib/error.h"
#include "lib/hook/message_file.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::size_t most_headers = 1U << 20;

// An entry is four fields, each ended by a NUL: counter, total, path, headers.
std::string entry_of(const ValidateCall& call, const OutgoingMail& mail) {
  std::string entry;
  for (const std::string& field :
       {std::to_string(call.counter), std::to_string(call.total), mail.path, mail.headers})
    entry.append(field.c_str()).append(1, '\0');
  return entry;
}

// The first call begins the file anew: a sending that was stopped may have left one. What cannot be
// written is missed when the last call reads it.
void keep(const std::string& file, const std::string& entry, bool first) {
  const int how = O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | (first ? O_TRUNC : O_APPEND);
  const int fd = open(file.c_str(), how, 0600);
  if (fd < 0) return;
  const ssize_t written = write(fd, entry.data(), entry.size());
  close(fd);
  if (written != static_cast<ssize_t>(entry.size())) unlink(file.c_str());
}

// The mails that were kept; nothing unless they are all there, one after the other.
std::optional<std::vector<OutgoingMail>> read_kept(const std::string& file, int total) {
  const std::string text = read_message_file(file).value_or("");
  std::vector<std::string> fields;
  for (std::string_view rest = text; rest.find('\0') != rest.npos; rest.remove_prefix(fields.back().size() + 1))
    fields.emplace_back(rest.substr(0, rest.find('\0')));
  if (fields.size() != static_cast<std::size_t>(total) * 4) return std::nullopt;
  std::vector<OutgoingMail> mails;
  for (std::size_t i = 0; i < fields.size(); i += 4) {
    if (to_number(fields[i]) != static_cast<int>(mails.size()) + 1 || to_number(fields[i + 1]) != total)
      return std::nullopt;
    mails.push_back({fields[i + 2], fields[i + 3]});
  }
  return mails;
}

// By the files beside it.
std::optional<std::vector<OutgoingMail>> find_outgoing(const OutgoingMail& mail) {
  Series one;
  try {
    one = read_mails({mail.path});
  } catch (const NoMail&) {
    return std::nullopt;  // no mail, so none of ours
  }
  const Patch* patch = one.cover ? &*one.cover : &one.patches.front();
  if (!one.partial || patch->subject->number < 0) return std::vector{mail};
  const std::vector<std::string> files = mails_beside(mail.path, *patch);
  std::vector<OutgoingMail> mails;
  for (const std::string& file : files) mails.push_back({file, file == mail.path ? mail.headers : ""});
  const Series all = read_mails(files);
  const bool last = std::none_of(all.patches.begin(), all.patches.end(), [&](const Patch& other) {
    return other.subject->number > patch->subject->number;
  });
  return last ? std::optional(std::move(mails)) : std::nullopt;
}

}  // namespace

std::optional<std::vector<OutgoingMail>> collect_outgoing(const ValidateCall& call, const std::string& git_dir) {
  OutgoingMail mail{call.path, call.header_path.empty() ? "" : read_message_file(call.header_path).value_or("")};
  if (mail.headers.size() > most_headers) mail.headers.clear();
  if (call.counter < 1 || call.total < call.counter) return find_outgoing(mail);
  const std::string file = git_dir + "/bpf-send-email";
  keep(file, entry_of(call, mail), call.counter == 1);
  if (call.counter < call.total) return std::nullopt;
  std::optional<std::vector<OutgoingMail>> mails = read_kept(file, call.total);
  unlink(file.c_str());
  return mails ? mails : find_outgoing(mail);
}

}  // namespace bpf
