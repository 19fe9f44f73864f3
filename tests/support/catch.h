// SPDX-License-Identifier: GPL-2.0-only
// Catch2 2.13 and 3, whichever the distribution has.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
