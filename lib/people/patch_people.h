// SPDX-License-Identifier: GPL-2.0-only
// Whom a patch concerns beside the BPF subsystem, for the rules that look at recipients.
#pragma once

#include "lib/model/facts.h"
#include "lib/people/recipients.h"

namespace bpf {

PatchPeople people_of(const Patch& patch, const PeopleSource& source);

}  // namespace bpf
