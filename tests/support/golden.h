// SPDX-License-Identifier: GPL-2.0-only
// Golden texts: what a program prints is compared with a file. `BPF_ACCEPT=1 ctest` renews the
// files, and an accepting run never passes.
#pragma once

#include <string>

// Compares with tests/golden/<name>.
void check_golden(const std::string& name, const std::string& text);

// Compares with a whole file of the project.
void check_project_file(const std::string& path, const std::string& text);

// Compares with what stands between the lines that say `<name> begin` and `<name> end`, as comments,
// in a file of the project.
void check_section(const std::string& file, const std::string& name, const std::string& text);

std::string read_project_file(const std::string& path);
