// Shared locks of both kinds on a file of the machine, held while attacks run: no box may hear of them.
#pragma once

#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>

#include "base/unique_fd.hpp"

namespace assay::attacks {

class HeldLock {
 public:
  explicit HeldLock(const char* path) : file_(::open(path, O_RDONLY | O_CLOEXEC)) {
    struct flock whole {};
    whole.l_type = F_RDLCK;
    whole.l_whence = SEEK_SET;
    if (!file_ || ::flock(file_.get(), LOCK_SH | LOCK_NB) != 0 || ::fcntl(file_.get(), F_OFD_SETLK, &whole) != 0)
      throw std::runtime_error("the attacks cannot lock a file of the machine");
  }

 private:
  UniqueFd file_;
};

constexpr const char* locked_file = "/usr/bin/python3";

}  // namespace assay::attacks
