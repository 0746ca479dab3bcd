// The launcher's ends of a run: pipes, what comes out of them, and the clock.
#pragma once

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <string>

#include "base/unique_fd.hpp"

namespace assay::sandbox::launcher {

struct Pipe {
  UniqueFd reader, writer;

  // False with errno.
  bool make(bool nonblocking_reader) {
    int fds[2];
    if (::pipe2(fds, O_CLOEXEC) != 0) return false;
    reader.reset(fds[0]);
    writer.reset(fds[1]);
    return !nonblocking_reader || ::fcntl(fds[0], F_SETFL, O_NONBLOCK) == 0;
  }
};

// A stream of the program, kept up to the limit.
struct Stream {
  int fd;
  std::size_t limit;
  std::string& text;
  std::uint64_t& bytes;  // seen, kept or not
  bool open = true;

  // Takes what is there; true when the limit was exceeded.
  bool drain() {
    char buffer[65536];
    while (open) {
      const ssize_t got = ::read(fd, buffer, sizeof buffer);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) break;  // EAGAIN
      if (got == 0) open = false;
      bytes += static_cast<std::uint64_t>(got);
      text.append(buffer, std::min(static_cast<std::size_t>(got), limit - text.size()));
      if (bytes > limit) return true;
    }
    return false;
  }
};

inline double now_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace assay::sandbox::launcher
