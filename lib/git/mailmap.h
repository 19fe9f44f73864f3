// SPDX-License-Identifier: GPL-2.0-only
// Who is who by the repository's mailmap (gitmailmap(5)), asked of git check-mailmap.
#pragma once

#include "lib/model/facts.h"

namespace bpf {

// Whether both idents have the same canonical address or name. Unknown outside of a repository.
Answer same_person(const Ident& a, const Ident& b);

}  // namespace bpf
