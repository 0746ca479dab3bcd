#include "tests/soak/site.hpp"

#include <stdexcept>

#include "tests/support/process.hpp"

namespace assay::soak {

Site::Site(unsigned workers, const std::function<void(const std::filesystem::path&)>& write)
    : data_(folder_.path() / "data") {
  const std::filesystem::path challenges = folder_.path() / "challenges";
  write(challenges);
  const support::Finished made = support::run_to_end(
      {support::built("assay"), "token", "create", "--role", "interviewer", "--name", "soak", "--data", data_});
  if (made.status != 0) throw std::runtime_error("no token was made: " + made.err);
  token_ = made.out.substr(0, made.out.find('\n'));
  daemon_ = std::make_unique<support::Served>(data_, challenges, workers);
}

}  // namespace assay::soak
