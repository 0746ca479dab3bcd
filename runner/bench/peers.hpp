// Others who confine programs, measured by the same job where they are installed: bubblewrap, nsjail, isolate, runc. Each is given
// the machine's /usr and a folder with the program, read-only, and namespaces of its own, as its manual says.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runner/bench/bare.hpp"

namespace assay::runner::bench {

// A worker of a peer's for one job: made once, outside the time that is measured, as a judge that uses the peer would.
class PeerWorker {
 public:
  virtual ~PeerWorker() = default;
  virtual const BareCommand& next() = 0;  // what to start for the next run
};

struct PeerEntry {
  const char* name;
  const char* program;  // looked for on PATH and in /usr/sbin and /usr/local/bin
  bool is_yardstick;    // whom throughput is held against, if it is the first of them that is installed
  // `program` is where it was found, `number` tells workers apart. Throws std::runtime_error where the peer cannot be set up.
  std::unique_ptr<PeerWorker> (*start)(const std::string& program, const BareCommand& job, const std::string& folder, unsigned number);
};

struct Peer {
  const PeerEntry* entry;
  std::string program;
};
// Those that are installed, in the order of the table.
std::vector<Peer> installed_peers();

// Arguments alone, for tests: the job at `job.folder` as a command of bubblewrap's, and so on.
std::vector<std::string> bubblewrap_argv(const std::string& program, const BareCommand& job);
std::vector<std::string> nsjail_argv(const std::string& program, const BareCommand& job);
std::vector<std::string> isolate_argv(const std::string& program, const BareCommand& job, unsigned box);
std::string runc_config(const BareCommand& job);

}  // namespace assay::runner::bench
