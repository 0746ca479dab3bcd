// Turns a policy file (sandbox/policy/*.conf, compiled in) into a seccomp program: once when a launcher or the daemon starts.
#pragma once

#include <linux/filter.h>

#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace assay::sandbox::seccomp {

using SeccompProgram = std::vector<sock_filter>;

// `file` is the policy's name: "run.conf". What no line of it names, now or in a newer kernel, answers ENOSYS.
Result<SeccompProgram> build_seccomp(std::string_view file);

// For this thread and all that it makes; no_new_privs must be set already. False with errno.
bool load_seccomp(const SeccompProgram& program);

}  // namespace assay::sandbox::seccomp
