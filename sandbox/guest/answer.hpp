// What the maker and the warm programs answer to an order: that it is done, with a descriptor of what was started, or why not.
#pragma once

#include <limits>

#include "base/error.hpp"
#include "base/unique_fd.hpp"

namespace assay::sandbox::guest {

constexpr int nothing = std::numeric_limits<int>::min();
// `started` is a descriptor, `nothing`, or a negative errno.
Result<void> send_answer(int channel, int started);
// Blocks. The descriptor that came, if any; `refused` when whoever was asked is gone, else `internal` with the errno's sentence.
Result<UniqueFd> receive_answer(int channel);

}  // namespace assay::sandbox::guest
