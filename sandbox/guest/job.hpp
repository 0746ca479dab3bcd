// The last steps of a process that becomes a candidate's program: it stands in its box's namespaces and groups already.
#pragma once

#include "sandbox/guest/report.hpp"
#include "sandbox/guest/start_message.hpp"

namespace assay::sandbox::guest {

constexpr int report_fd = 3;  // after isolate(): the report's end, closed by exec

// Between vfork and exec the memory is init's, whose files in /proc stay closed; of its own a program may look at, as after exec.
enum class Memory { shared, own };

// Called with every signal at its standard action and, unless that layer is left out, maker.conf in force. Puts the program's
// descriptors in place, closes all others, and gives up for good everything that the program must not have. Allocates nothing: init
// calls it between vfork and exec. A failure is reported and ends the process.
void isolate(const StartMessage& start, Memory memory);

}  // namespace assay::sandbox::guest
