// Layers that a test leaves out, to see that it is noticed: by the launcher itself, which then refuses to start unless told
// otherwise, and by the attacks that this layer alone holds. Never set in service. The namespaces of users, mounts and processes
// are not among them: without one of those no box can be made at all.
#pragma once

#include <string_view>

namespace assay::sandbox::guest {

struct Without {
  bool network_namespace = false, ipc_namespace = false, uts_namespace = false, cgroup_namespace = false, read_only_root = false,
       private_locks = false, proc_own = false, disk_limit = false, credentials = false, no_new_privs = false, seccomp = false,
       landlock = false, rlimits = false;
  bool cgroup = false;  // memory, processes and CPU time together
};

// Sets the layer's flag; false for a name that is none.
inline bool leave_out(Without& without, std::string_view layer) {
  struct Row {
    std::string_view name;
    bool Without::*flag;
  };
  constexpr Row table[] = {{"network_namespace", &Without::network_namespace},
                           {"ipc_namespace", &Without::ipc_namespace},
                           {"uts_namespace", &Without::uts_namespace},
                           {"cgroup_namespace", &Without::cgroup_namespace},
                           {"read_only_root", &Without::read_only_root},
                           {"private_locks", &Without::private_locks},
                           {"proc_own", &Without::proc_own},
                           {"disk_limit", &Without::disk_limit},
                           {"credentials", &Without::credentials},
                           {"no_new_privs", &Without::no_new_privs},
                           {"seccomp", &Without::seccomp},
                           {"landlock", &Without::landlock},
                           {"rlimits", &Without::rlimits},
                           {"cgroup", &Without::cgroup}};
  for (const Row& row : table)
    if (row.name == layer) return without.*row.flag = true;
  return false;
}

}  // namespace assay::sandbox::guest
