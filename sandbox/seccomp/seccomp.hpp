// The system call filters: sandbox/policy/*.conf, compiled by the build (sandbox/policy/compiler).
#pragma once

#include <linux/filter.h>

#include <span>
#include <string_view>

namespace assay::sandbox::seccomp {

using SeccompProgram = std::span<const sock_filter>;

// `file` is the policy's name: "run.conf"; empty for one that there is not.
SeccompProgram program(std::string_view file);

// For this thread and all that it makes; no_new_privs must be set already. False with errno.
bool load_seccomp(SeccompProgram program);

}  // namespace assay::sandbox::seccomp
