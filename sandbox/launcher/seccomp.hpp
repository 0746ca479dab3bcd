// Turns a policy file (sandbox/policy/<profile>.conf, compiled in) into a seccomp program, once when the launcher starts.
#pragma once

#include <linux/filter.h>

#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "sandbox/command.hpp"

namespace assay::sandbox::launcher {

using SeccompProgram = std::vector<sock_filter>;

// What no line of the policy names, now or in a newer kernel, answers ENOSYS.
Result<SeccompProgram> build_seccomp(Profile profile);

// In the job, last before exec: no_new_privs must be set already. False with errno.
bool load_seccomp(const SeccompProgram& program);

}  // namespace assay::sandbox::launcher
