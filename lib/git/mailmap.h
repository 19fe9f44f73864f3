// SPDX-License-Identifier: GPL-2.0-only
// Who is who by the repository's mailmap (gitmailmap(5)), asked of git check-mailmap.
#pragma once

#include <functional>

#include "lib/model/facts.h"
#include "lib/model/series.h"

namespace bpf {

// Whether both idents have the same canonical address or name; unknown outside of a repository. Git
// is asked when the first answer is wanted, for all authors and signers of the series at once: the
// series has to live as long as the function.
std::function<Answer(const Ident&, const Ident&)> same_person_in(const Series& series);

}  // namespace bpf
