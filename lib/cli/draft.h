// SPDX-License-Identifier: GPL-2.0-only
// What the commands that write a mail have in common: nothing unfinished gets into it, nor anything
// into a header that is no address, and it goes to standard output or to a file.
#pragma once

#include <string>
#include <vector>

namespace bpf {

// Throws Error (128) when something in the text waits to be written. `from`: "the tag's message".
void require_finished(const std::string& text, const std::string& from);

// Throws Error for a value of the option ("--to") that cannot stand in a header.
void require_addresses(const std::string& option, const std::vector<std::string>& values);

// Throws Error (128) with the hint when there is something already where a mail is to be written.
void require_new_file(const std::string& path, const std::string& hint = "--force writes over it");

// Prints the mail, or writes it to the file, all or nothing, and says how to send that.
void hand_draft(const std::string& mail, const std::string& output, bool quiet);

}  // namespace bpf
