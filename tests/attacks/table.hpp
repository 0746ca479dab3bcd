// What is printed: a line an attack, 80 columns wide, and the same as JSON.
#pragma once

#include <string>
#include <vector>

#include "tests/attacks/trial.hpp"

namespace assay::attacks {

void print_heading();
void print_finding(const Finding& finding);
// An array of one object a finding.
std::string to_json(const std::vector<Finding>& findings, const std::vector<std::string>& aftermath);

}  // namespace assay::attacks
