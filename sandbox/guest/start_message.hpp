// What starts a job that stands in its box: the judge's own request and the ends of its pipes, in one message. Sent by the launcher
// to whoever becomes the job, so that nobody else reads a candidate's byte.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/unique_fd.hpp"
#include "sandbox/guest/setup.hpp"
#include "sandbox/wire.hpp"

namespace assay::sandbox::guest {

using Probe = int (*)();  // called instead of exec with every layer on: how layers are proved. An address of the launcher's image

struct StartMessage {
  Setup setup;
  Probe probe = nullptr;
  wire::Run run;
  UniqueFd in, out, err, report, status;  // `status` only for a job that init starts
};

// Of `run` goes what a job needs: not what the judge collects afterwards, nor whether it is run again. `fds`: in, out, err, report and, for init, status.
Result<void> send_start(int channel, const Setup& setup, Probe probe, const wire::Run& run, std::span<const int> fds);
// Blocks. An error also when the launcher is gone.
Result<StartMessage> receive_start(int channel);

// What execve takes: each text's own bytes, and a null pointer.
std::vector<char*> pointers(std::vector<std::string>& texts);

}  // namespace assay::sandbox::guest
