// The unprivileged side of a launcher: starts `assay-sandbox`, speaks wire.hpp with it over SOCK_SEQPACKET, and is a Box.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/unique_fd.hpp"
#include "sandbox/box.hpp"

namespace assay::sandbox {

// The judge's ends of a started launcher. It ends when the socket is closed.
struct LauncherEnds {
  UniqueFd socket, process;  // SOCK_SEQPACKET; pidfd
};

struct ClientOptions {
  std::string program;                      // path of assay-sandbox; "" is beside this executable
  std::vector<std::string> accept_weaker;   // layers whose absence is accepted (stamped on reports)
  std::vector<std::string> without;         // tests only: layers to leave out, so that their guards can be seen to fail
  // Who starts launchers for slots where this process may not: runner/keeper. Empty: this process does.
  std::function<Result<LauncherEnds>(unsigned slot)> launch;
  unsigned slot = 0;                        // the first slot number to try: a slot that another launcher holds is passed over
};

// Starts the launcher's program, without waiting for anything. `refused` when there is none.
Result<LauncherEnds> launch(const ClientOptions& options);

// Starts a launcher and waits for its greeting. `refused` (exit 4) with the launcher's own sentence when the machine lacks a
// layer that was not accepted. The Client restarts its launcher by itself when it dies; its destructor ends it.
Result<std::unique_ptr<Box>> start_client(const ClientOptions& options);

// The doctor's table, one entry a layer, each proved by trying: runs `assay-sandbox --doctor` and returns what it printed.
struct LayerReport {
  std::string layer, state, proof, consequence;  // state: enforced | degraded | absent
};
Result<std::vector<LayerReport>> examine(const ClientOptions& options);

}  // namespace assay::sandbox
