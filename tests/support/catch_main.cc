// SPDX-License-Identifier: GPL-2.0-only
// Only for Catch2 2.13, which has no library with a main().
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
