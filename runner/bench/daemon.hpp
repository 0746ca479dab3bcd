// `assay serve`, this very program, over a data folder of its own with challenges made for the purpose, on a free port of loopback.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace assay::runner::bench {

// A challenge's folder in `parent`: the sum of 100 numbers, `samples` cases that candidates see and `others` that they do not.
void write_challenge(const std::filesystem::path& parent, const std::string& id, unsigned samples, unsigned others);

class BenchDaemon {
 public:
  // Listens when this returns, with two workers. Throws std::runtime_error with what it said when it does not.
  BenchDaemon(const std::filesystem::path& folder, const std::filesystem::path& challenges, const std::vector<std::string>& accept_weaker);
  // SIGTERM, and waits for its end.
  ~BenchDaemon();
  BenchDaemon(const BenchDaemon&) = delete;
  BenchDaemon& operator=(const BenchDaemon&) = delete;

  std::uint16_t port() const { return port_; }
  const std::string& token() const { return token_; }  // an interviewer's
  pid_t pid() const { return pid_; }

 private:
  bool read_links();
  std::filesystem::path log_;
  pid_t pid_ = -1;
  std::uint16_t port_ = 0;
  std::string token_;
};

}  // namespace assay::runner::bench
