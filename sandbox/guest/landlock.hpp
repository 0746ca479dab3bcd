// Landlock: the kernel's own second opinion on files and TCP, from inside the job (Linux 5.13, ABI 1; scopes from ABI 6).
// What an older ABI lacks is covered by read-only mounts, the empty network namespace, seccomp and the pid namespace.
#pragma once

namespace assay::sandbox::guest {

int landlock_abi();  // 0 where the kernel has none

// Restricts the calling process: reading and executing everywhere in its root, writing in /work, /tmp, /dev/shm and the five
// devices, no TCP, no signal or abstract socket out of the box. no_new_privs must be set. False with errno.
bool restrict_files(int abi);

}  // namespace assay::sandbox::guest
