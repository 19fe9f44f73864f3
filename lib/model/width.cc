// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/width.h"

#include <utf8proc.h>

#include <algorithm>

namespace bpf {

std::size_t next_character(std::string_view text, int& code_point) {
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x80) {
    code_point = byte;
    return 1;
  }
  utf8proc_int32_t value = -1;
  const utf8proc_ssize_t length =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4)), &value);
  code_point = length > 0 ? value : -1;
  return length > 0 ? static_cast<std::size_t>(length) : 1;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (int code_point = 0; !text.empty(); ++count) text.remove_prefix(next_character(text, code_point));
  return count;
}

std::size_t offset_of_character(std::string_view text, std::size_t n) {
  std::size_t offset = 0;
  for (int code_point = 0; n > 0 && offset < text.size(); --n)
    offset += next_character(text.substr(offset), code_point);
  return offset;
}

}  // namespace bpf
