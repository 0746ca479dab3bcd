// The parts of a challenge that no case needs: `rubric`, `levels`, `attachments`, and the statements and starters that lie
// in the folder.
#pragma once

#include "challenges/challenge.hpp"
#include "challenges/package/context.hpp"

namespace assay::challenges {

void read_rubric(const YamlNode& node, Challenge& challenge, Context& context);
// The challenge's skills and groups are read already: a threshold may name them only.
void read_levels(const YamlNode& node, Challenge& challenge, Context& context);
void read_attachments(const YamlNode& node, Challenge& challenge, Context& context);
// statement.md, statement.<tag>.md
void find_statements(Challenge& challenge, Context& context);
// starter/<language>/...
void find_starters(Challenge& challenge, Context& context);

}  // namespace assay::challenges
