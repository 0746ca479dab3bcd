// Reads a policy of system calls (sandbox/policy/*.conf, whose format run.conf describes) into rules. Part of the build, not of the
// product: what it makes is compiled into the launcher and the daemon.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "sandbox/policy/compiler/bpf.hpp"

namespace assay::sandbox::policy {

using Texts = std::map<std::string, std::string>;  // by file name: "run.conf"

// The rules of `file` and of what it includes, in the order of their lines. A fault is told with its file and line.
Result<Policy> read_policy(const Texts& texts, const std::string& file);

}  // namespace assay::sandbox::policy
