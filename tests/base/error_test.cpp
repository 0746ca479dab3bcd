#include "base/error.hpp"

#include <cerrno>

#include <doctest/doctest.h>

namespace assay {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error(ErrorCode::invalid, "the number is odd; allowed are even numbers");
  return number / 2;
}

TEST_CASE("a result holds a value or an error, never both") {
  CHECK(half(4).has_value());
  CHECK(half(4).value() == 2);
  CHECK(half(3).has_error());
  CHECK(half(3).error().code() == ErrorCode::invalid);
  CHECK(half(3).error().message() == "the number is odd; allowed are even numbers");
}

TEST_CASE("taking the value of a failure throws the error itself") {
  try {
    const int number = half(3).value();
    FAIL("value() gave ", number);
  } catch (const ErrorException& exception) {
    CHECK(exception.error().code() == ErrorCode::invalid);
    CHECK(std::string(exception.what()) == "the number is odd; allowed are even numbers");
  }
}

TEST_CASE("a failed system call is told with its place and the kernel's word for it") {
  errno = ENOSPC;
  const Error error = errno_error("cannot write /data/store");
  CHECK(error.code() == ErrorCode::internal);
  CHECK(error.message() == "cannot write /data/store: No space left on device");
}

}  // namespace
}  // namespace assay
