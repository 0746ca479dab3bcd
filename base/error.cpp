#include "base/error.hpp"

#include <cerrno>
#include <cstring>

namespace assay {

Error errno_error(const std::string& what) {
  const int number = errno;
  return {ErrorCode::internal, what + ": " + std::strerror(number)};
}

}  // namespace assay
