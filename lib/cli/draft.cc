// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/draft.h"

#include <algorithm>
#include <filesystem>

#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/output_file.h"
#include "lib/model/address.h"
#include "lib/model/shell.h"
#include "lib/report/display.h"
#include "lib/series/mail_draft.h"

namespace bpf {

void require_finished(const std::string& text, const std::string& from) {
  if (const std::string_view left = find_unfinished(text); !left.empty())
    throw Error(from + " is not finished: there is '" + std::string(left) + "' in it");
}

void require_addresses(const std::string& option, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    const bool plain = std::all_of(value.begin(), value.end(), [](char c) {
      return static_cast<unsigned char>(c) >= ' ' && static_cast<unsigned char>(c) < 0x7f;
    });
    if (!plain)
      throw Error(option + ": a character in '" + value + "' that a header cannot have",
                  "give the address alone");
    if (parse_addresses(value).empty())
      throw Error(option + ": '" + value + "' is no address", "", 129);
  }
}

void require_new_file(const std::string& path, const std::string& hint) {
  std::error_code failed;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, failed)))
    throw Error("'" + path + "' is there already, and may have your words in it", hint);
}

void hand_draft(const std::string& mail, const std::string& output, bool quiet) {
  if (output.empty() || output == "-") {
    print(mail);
    flush_output();
    return;
  }
  write_output_file(output, mail);
  print(output + "\n");
  flush_output();
  if (!quiet) complain("to send: git send-email " + display_line(shell_quote(output)) + "\n");
}

}  // namespace bpf
