#include "sandbox/launcher/standing.hpp"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include "base/unique_fd.hpp"
#include "sandbox/guest/setup.hpp"

namespace assay::sandbox::launcher {
namespace {

constexpr unsigned first_id = 1u << 30, first_maker = first_id + (1u << 20);

std::string line(unsigned inside, unsigned outside) { return std::to_string(inside) + " " + std::to_string(outside) + " 1\n"; }

bool put(const char* file, const std::string& text) {
  UniqueFd fd(::open(file, O_WRONLY | O_CLOEXEC));
  return fd && ::write(fd.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

}  // namespace

Standing root_standing(unsigned slot) {
  const unsigned maker = first_maker + slot, init = first_id + 2 * slot, job = init + 1;
  return {false, maker, job, line(guest::maker_uid, maker) + line(guest::init_uid, init) + line(guest::job_uid, job)};
}

Result<Standing> enter_user_namespace() {
  const unsigned user = ::geteuid(), group = ::getegid();
  const bool entered = ::unshare(CLONE_NEWUSER) == 0 && put("/proc/self/setgroups", "deny") &&
                       put("/proc/self/uid_map", line(0, user)) && put("/proc/self/gid_map", line(0, group));
  if (!entered)
    return Error(ErrorCode::refused,
                 errno_error("user " + std::to_string(user) + " may not make a user namespace here").message() +
                     "; allow it (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces above 0) or run as root");
  return Standing{true, 0, 0, line(guest::job_uid, 0)};
}

}  // namespace assay::sandbox::launcher
