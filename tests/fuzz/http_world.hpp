// A daemon's service for the fuzz target `http`: the real store, catalogue, queue, dispatch and session, over a socket
// pair instead of a port, and judged by a box that echoes. A fresh world is a copy of a template, so it costs little.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runner/http/session.hpp"
#include "runner/service.hpp"

namespace assay::fuzz {

// What requests may refer to. The secrets and ids are fixed, so that an input can hold them.
namespace known {
inline constexpr std::string_view interviewer = "token-interviewer", panel = "token-panel", admin = "token-admin";
inline constexpr std::string_view judged = "judged", waiting = "waiting", run = "judged-run";  // ids
inline constexpr std::string_view candidate = "marker-of-the-candidate";                       // in the e-mail address
inline constexpr std::string_view expected = "marker-of-the-expected";  // in a hidden case's expected output
}  // namespace known

class World {
 public:
  World();
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // Sends the pieces, each when the one before was read, closes, and gives all that was answered.
  std::string talk(const std::vector<std::string_view>& pieces);

  // What changes only where somebody may write.
  bool changed() const;
  // Judges what was accepted and gives the paths under which it can be looked at.
  std::vector<std::string> judge_accepted();

 private:
  std::filesystem::path folder_;
  runner::Metrics metrics_;
  runner::EventHub events_;
  runner::JudgingQueue queue_{100};
  runner::Catalog catalog_;
  std::unique_ptr<runner::Store> store_;
  std::unique_ptr<runner::Service> service_;
  std::unique_ptr<runner::http::Shared> shared_;
};

}  // namespace assay::fuzz
