// `solutions`: the author's own submissions, and what each must come to.
#pragma once

#include "challenges/challenge.hpp"
#include "challenges/package/context.hpp"

namespace assay::challenges {

// Reads every solution into `challenge`, whose groups are read already.
void read_solutions(const YamlNode& node, Challenge& challenge, Context& context);

}  // namespace assay::challenges
