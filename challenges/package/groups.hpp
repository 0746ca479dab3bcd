// `groups`: what is graded, each with its cases.
#pragma once

#include "challenges/challenge.hpp"
#include "challenges/package/context.hpp"

namespace assay::challenges {

// Reads every group into `challenge`, whose languages, limits and checker are read already.
void read_groups(const YamlNode& node, Challenge& challenge, Context& context);

}  // namespace assay::challenges
