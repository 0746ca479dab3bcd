// A real `assay serve` over a data folder of its own, with what is needed to talk to it; ends it and removes all when
// it goes.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "tests/support/served.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::soak {

class Site {
 public:
  // `write` is given the folder that the challenges are to lie in.
  Site(unsigned workers, const std::function<void(const std::filesystem::path&)>& write);

  support::Served& daemon() { return *daemon_; }
  const std::filesystem::path& data() const { return data_; }
  const std::string& token() const { return token_; }  // an interviewer's

 private:
  support::TemporaryFolder folder_;
  std::filesystem::path data_;
  std::string token_;
  std::unique_ptr<support::Served> daemon_;
};

}  // namespace assay::soak
