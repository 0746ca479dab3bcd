// A second launcher whose box (common/neighbour.py) runs while an attack does, with files, names and locks to be found.
#pragma once

#include <filesystem>
#include <memory>
#include <sys/types.h>
#include <vector>

#include "sandbox/client.hpp"
#include "tests/attacks/watch.hpp"

namespace assay::attacks {

class Neighbour {
 public:
  Neighbour(const sandbox::ClientOptions& options, const std::filesystem::path& root);

  // Calls `act` while the neighbour's box runs and has made all that it makes. Throws std::runtime_error when it does
  // not.
  template <class Act>
  auto beside(Act act) {
    const Stay stay(*this);
    return act();
  }

 private:
  // Its constructor waits for the neighbour to be ready, its destructor for its end.
  class Stay {
   public:
    explicit Stay(Neighbour& neighbour);
    Stay(const Stay&) = delete;
    Stay& operator=(const Stay&) = delete;
    ~Stay();

   private:
    struct State;
    std::unique_ptr<State> state_;
  };
  bool is_ready() const;

  sandbox::Command command_;
  std::unique_ptr<sandbox::Box> box_;
  std::unique_ptr<Watch> watch_;
};

}  // namespace assay::attacks
