// The system call filters: sandbox/policy/*.conf, compiled by the build (sandbox/policy/compiler).
#pragma once

#include <linux/filter.h>

#include <span>
#include <string_view>

namespace assay::sandbox::seccomp {

using SeccompProgram = std::span<const sock_filter>;

// `file` is the policy's name: "run.conf"; empty for one that there is not.
SeccompProgram program(std::string_view file);

// What a job adds to "maker.conf", which it was born with: both together answer as the policy `file` does. Empty for one that is no job's.
SeccompProgram rest(std::string_view file);

// For this thread and all that it makes; no_new_privs must be set already, or CAP_SYS_ADMIN held. False with errno.
bool load_seccomp(SeccompProgram program);

}  // namespace assay::sandbox::seccomp
