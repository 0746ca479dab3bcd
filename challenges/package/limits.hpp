// `limits`, `language_limits` and `checker`, which may stand at a challenge, a group or a case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "challenges/challenge.hpp"
#include "challenges/package/context.hpp"

namespace assay::challenges {

enum class LimitsOf : std::uint8_t { challenge, part, compiling };

// One map of limits. `source_kib` is about a whole submission: it may stand in a challenge's `limits` only.
LimitsPatch read_limits(const YamlNode& node, LimitsOf of, Context& context);
// Takes `limits` and `language_limits` of a map; `languages` are those that the challenge names.
LimitsAt take_limits(Fields& fields, LimitsOf of, const std::vector<std::string>& languages, Context& context);
// Takes `checker`, in its short or long form.
std::optional<CheckerSpec> take_checker(Fields& fields, Context& context);

}  // namespace assay::challenges
