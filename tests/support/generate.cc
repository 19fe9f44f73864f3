// SPDX-License-Identifier: GPL-2.0-only
#include "tests/support/generate.h"

#include <fstream>
#include <iterator>
#include <random>

#include "lib/git/process.h"
#include "lib/model/percent.h"

namespace {

class Random {
 public:
  explicit Random(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return random_() % n; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <std::size_t n>
  std::string of(const char* const (&pieces)[n]) {
    return pieces[below(n)];
  }

 private:
  std::mt19937 random_;
};

std::string quoted_printable(const std::string& text) {
  std::string out;
  std::size_t column = 0;
  for (char c : text) {
    const bool plain = c == '\n' || (c >= ' ' && c < 0x7f && c != '=');
    out += plain ? std::string(1, c) : "=" + bpf::percent_encode(std::string(1, c)).substr(1);
    column = c == '\n' ? 0 : column + 3;
    if (column > 70 && c != '\n') {
      out += "=\n";
      column = 0;
    }
  }
  return out;
}

std::string base64(const std::string& text) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k <= text.size() ? digits[bits >> (18 - 6 * k) & 63] : '=';
    if (i / 3 % 19 == 18) out += '\n';
  }
  return out + "\n";
}

std::string random_path(Random& random) {
  static const char* const paths[] = {"kernel/bpf/core.c", "net/core/filter.c", "a", "with blank.c", "tools/x/y/z.h",
                                      "b/b/b", "\"tab\\there.c\"", "\"\\303\\266.c\""};
  return random.of(paths);
}

// `"a/x"` of `"x"`
std::string below(const std::string& folder, const std::string& path) {
  return path.front() == '"' ? "\"" + folder + path.substr(1) : folder + path;
}

std::string random_hunk(Random& random, bool context, bool old_side, bool new_side, int& line) {
  static const char* const texts[] = {"int x;", "\treturn 0;", "}", "", "-- ", "+ plus", "- minus", "diff --git a/q b/q", "@@ -1 +1 @@",
                                      "text \xc3\xb6", "--- a/x", "---", "=3D", "From x"};
  std::string body;
  int old_count = 0, new_count = 0;
  for (std::size_t n = 1 + random.below(6); n > 0; --n) {
    const std::size_t kind = !(old_side && new_side) ? (old_side ? 1 : 2) : context ? random.below(3) : 1 + random.below(2);
    body += std::string(1, " -+"[kind]) + random.of(texts) + "\n";
    old_count += kind != 2;
    new_count += kind != 1;
  }
  if (old_side && new_side) {
    body += "-last\n+latest\n";
    ++old_count, ++new_count;
  }
  if (random.one_in(8)) body += "\\ No newline at end of file\n";
  const std::string header = "@@ -" + std::to_string(old_side ? line : 0) + "," + std::to_string(old_count) + " +" +
                             std::to_string(new_side ? line : 0) + "," + std::to_string(new_count) + " @@ f(void)\n";
  line += 50;
  return header + body;
}

std::string random_file(Random& random, bool context) {
  const std::string path = random_path(random);
  const std::size_t kind = random.below(8);
  std::string out = "diff --git " + below("a/", path) + " " + below("b/", kind == 2 ? "renamed.c" : path) + "\n";
  if (kind == 0) out += "new file mode 100644\nindex 0000000..1b2c3d4\n";
  else if (kind == 1) out += "deleted file mode 100644\nindex 1b2c3d4..0000000\n";
  else if (kind == 2) out += "similarity index 80%\nrename from " + path + "\nrename to renamed.c\nindex 1b2c3d4..2b2c3d4 100644\n";
  else if (kind == 3) return out + "old mode 100644\nnew mode 100755\n";
  else if (kind == 4) return out + "index 1b2c3d4..2b2c3d4 100644\nBinary files " + below("a/", path) + " and " + below("b/", path) + " differ\n";
  else out += "index 1b2c3d4..2b2c3d4 100644\n";
  out += "--- " + (kind == 0 ? "/dev/null" : below("a/", path)) + "\n+++ " +
         (kind == 1 ? "/dev/null" : below("b/", kind == 2 ? "renamed.c" : path)) + "\n";
  int line = 1;
  const std::size_t hunks = kind < 2 ? 1 : 1 + random.below(3);
  for (std::size_t i = 0; i < hunks; ++i) out += random_hunk(random, context, kind != 0, kind != 1, line);
  return out;
}

std::string random_diff(Random& random, bool context) {
  std::string out;
  for (std::size_t n = 1 + random.below(3); n > 0; --n) out += random_file(random, context);
  return out;
}

std::string random_text(Random& random) {
  static const char* const lines[] = {"", "", "Text that says why.", "From: eve@example.org", "Subject: neither", " indented", "> quoted",
                                      "caf\xc3\xa9 =3D =", "trailing  ", "\tTab", ">From here", "From here on", "----", "-- ", "--",
                                      "Signed-off-by: Ada <ada@example.org>", "Fixes: 1b2c3d4e5f60 (\"x\")", "[ ada: changed ]", "8< ----"};
  std::string out;
  for (std::size_t n = random.below(9); n > 0; --n) out += random.of(lines) + "\n";
  return out;
}

std::string random_headers(Random& random) {
  static const char* const froms[] = {
      "Ada Patcher <ada@example.org>", "\"Patcher, Ada\" <ada@example.org>", "ada@example.org (Ada Patcher)", "ada@example.org",
      "<ada@example.org>", "Ada (work) Patcher <ada@example.org>", "=?UTF-8?q?J=C3=B6rg?= <j@example.org>", "a <ada@example.org>",
      "Ada Patcher via Relay <relay@lists.example.org>", "\"Ada \\\"A\\\" Patcher\" <ada@example.org> (home)", "Ada  Patcher\t<ada@example.org>",
      "=?utf-8?b?SsO2cmc=?= =?utf-8?q?_K?= <j@example.org>", "Ada\n Patcher\n <ada@example.org>",
      "A name that is far too long to be the name of anybody who sends a patch <ada@example.org>"};
  static const char* const subjects[] = {
      "[PATCH bpf-next v2 1/3] bpf: Add map", "[PATCH] x", "Re: [PATCH bpf] bpf: Fix leak", "[RFC][PATCH bpf] bpf: x", "bpf: no brackets",
      "[PATCH bpf] bpf: Fix\n leak in map", "=?UTF-8?q?[PATCH]_bpf:_caf=C3=A9?=", "[PATCH bpf]  two  blanks", "[PATCH] [x] y", "[PATCH]x",
      "[PATCH bpf] bpf: =?utf-8?q?=C3=B6?= =?utf-8?q?=C3=A4?= end", "[PATCH] =?utf-8?q?with blank?=", "[PATCH bpf] [unclosed", "re: re: x", "[]: x"};
  return "From: " + random.of(froms) + "\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n" + "Subject: " + random.of(subjects) + "\n" +
         (random.one_in(3) ? "To: bpf@vger.kernel.org\nMessage-ID: <a@b>\n" : "");
}

std::string random_in_body(Random& random) {
  static const char* const headers[] = {
      "", "", "", "", "From: Cy <cy@example.org>\n\n", "From: Cy <cy@example.org>\nSubject: other title\n\n", "\n\nFrom: Cy <cy@example.org>\n\n",
      "Subject: [PATCH] bpf: other\n title\n\n", "From: Cy <cy@example.org>\nText at once.\n", "from: =?utf-8?q?J=C3=B6?= <j@example.org>\n\n",
      "From: Cy <cy@example.org>\nFrom: Dy <dy@example.org>\n\n", "[PATCH] bpf: title\n\n", "Date: Tue, 6 Jan 2026 10:00:00 +0100\n\n",
      ">From 1b2c3d4e5f60718293041b2c3d4e5f6071829304 Mon Sep 17 00:00:00 2001\nFrom: Cy <cy@example.org>\n\n",
      "From: \"Cy, Q.\" <cy@example.org>\n\n\nText.\n", "   \nFrom: Cy <cy@example.org>\n\n", "From:Cy <cy@example.org>\n\n"};
  return random.of(headers);
}

std::string to_latin1(const std::string& text) {  // of what the pieces here have
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xc2 || byte == 0xc3) out += static_cast<char>((byte & 3) << 6 | (text[++i] & 63));
    else out += text[i];
  }
  return out;
}

}  // namespace

std::vector<std::string> random_messages(std::size_t count) {
  static const std::string lines[] = {
      "", "", "", "Text that says why.", "Signed-off-by: Ada <ada@example.org>", "Acked-by: Bob <bob@example.org>",
      "Acked-by : Bob <bob@example.org>", "  continued", "\tcontinued", "Fixes: 1b2c3d4e5f60 (\"x\")",
      "(cherry picked from commit 1b2c3d4e5f60)", "note: lower", "Two words: x", "https://example.org/x", "Key:",
      "  Cc: quoted", ":", "-:", "---", "Link:https://x", "[ ada: changed ]", "trailing  ", "   "};
  std::mt19937 random(4711);
  std::vector<std::string> messages;
  for (std::size_t i = 0; i < count; ++i) {
    std::string message = "bpf: Add map\n";
    if (random() % 8 != 0) message += "\n";
    for (std::size_t n = random() % 12; n > 0; --n) message += lines[random() % std::size(lines)] + "\n";
    messages.push_back(std::move(message));
  }
  return messages;
}

std::vector<std::string> random_mails(std::size_t count) {
  static const char* const ends[] = {"---\n", "--- \nnotes\n\n", "---\n x | 1 +\n 1 file changed\n\n", ""};
  Random random(815);
  std::vector<std::string> mails;
  for (std::size_t i = 0; i < count; ++i) {
    std::string head = "From 1b2c3d4e5f60718293041b2c3d4e5f6071829304 Mon Sep 17 00:00:00 2001\n" + random_headers(random);
    const bool diff = !random.one_in(6);
    std::string body = random_in_body(random) + random_text(random) + (diff ? random.of(ends) : "---\n");
    if (diff) body += random_diff(random, true) + "-- \n2.39.5\n\n";
    switch (random.below(6)) {
      case 0:
        head += "MIME-Version: 1.0\nContent-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: quoted-printable\n";
        body = quoted_printable(body);
        break;
      case 1:
        head += "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n";
        body = base64(body);
        if (random.one_in(3)) body += base64("-- \nA list's footer\n");
        break;
      case 2:
        head += "Content-type: text/plain; charset=iso-8859-1; format=fixed\n";
        body = to_latin1(body);
        break;
      default:
        break;
    }
    std::string mail = head + "\n" + body;
    if (random.one_in(10)) {
      std::string crlf;
      for (char c : mail) crlf += c == '\n' ? "\r\n" : std::string(1, c);
      mail = crlf;
    }
    mails.push_back(std::move(mail));
  }
  return mails;
}

std::vector<std::pair<std::string, std::string>> random_diffs(std::size_t count) {
  Random random(1701);
  std::vector<std::pair<std::string, std::string>> diffs;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string diff = random_diff(random, false);
    std::string other = diff;
    const auto replace = [&](const std::string& from, const std::string& to) {
      for (std::size_t at = other.find(from); at != std::string::npos; at = other.find(from, at + to.size()))
        other.replace(at, from.size(), to);
    };
    switch (random.below(5)) {
      case 0: replace("\treturn", "        return"); break;
      case 1: replace("@@ -1,", "@@ -31,"); break;
      case 2: replace("int x;", "int y;"); break;
      case 3: replace("+latest", "+last"); break;
      default: break;
    }
    diffs.emplace_back(diff, other);
  }
  return diffs;
}

bool import_accepted() {
  std::ifstream file(std::string(BPF_SOURCE_DIR) + "/../shared/corpus/accepted.fast-import", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return !text.empty() && bpf::run_git({"fast-import", "--quiet"}, {.input = text}).ok();
}
