// What a case of kind stdio says beside the keys that every case has.
#pragma once

#include "challenges/challenge.hpp"
#include "challenges/package/context.hpp"

namespace assay::challenges {

// Takes stdin, args, env, files and expected. `checker` is the one in force: it must accept what is expected.
StdioCase take_stdio_case(Fields& fields, const CheckerSpec& checker, Context& context);

}  // namespace assay::challenges
