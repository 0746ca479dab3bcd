// A launcher without privilege, started by a test that has it and so can look at everything: ASSAY_TEST_ROOTLESS=1 makes every
// launcher of a test program one of an ordinary user, in a cgroup (v2) that was handed to that user, as systemd's Delegate=yes does.
#pragma once

#include <string>

#include <sys/types.h>

#include "sandbox/client.hpp"

namespace assay::support {

constexpr uid_t ordinary_user = 60100;  // nobody's: adduser gives out ids from 1000 up, systemd from 61184 up

bool wants_rootless();

// Sets `options.launch` where ASSAY_TEST_ROOTLESS asks for it. Throws std::runtime_error where the machine has no cgroup v2.
void make_rootless(sandbox::ClientOptions& options);

// A cgroup (v2) that was handed to the ordinary user, with the leaf `assay-judge` in it; what is left in it when it goes is removed.
class DelegatedGroup {
 public:
  // `name` tells it from others of this process. Throws std::runtime_error where the machine has no cgroup v2.
  explicit DelegatedGroup(const std::string& name);
  DelegatedGroup(const DelegatedGroup&) = delete;
  DelegatedGroup& operator=(const DelegatedGroup&) = delete;
  ~DelegatedGroup();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The path of the one that all launchers of this process share: made once, removed when the process ends.
std::string delegated_group();

}  // namespace assay::support
