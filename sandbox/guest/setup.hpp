// What every job of a slot has in common: found out once, when the launcher starts.
#pragma once

#include "sandbox/guest/without.hpp"

namespace assay::sandbox::guest {

// Ids inside a box's user namespace. Rootless there is one id only, the launcher's own, mapped to job_uid: so that not even the
// maker, which has the namespace's capabilities, is root there, and the job is in a namespace nested twice.
constexpr unsigned maker_uid = 0, init_uid = 1, job_uid = 1000;

struct Setup {
  int landlock_abi = 0;
  bool count_processes = false;  // by RLIMIT_NPROC
  bool rootless = false;
  Without without;
};

}  // namespace assay::sandbox::guest
