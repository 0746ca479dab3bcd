#include "runner/cli/terminal.hpp"

#include <doctest/doctest.h>

namespace assay::runner::cli {
namespace {

TEST_CASE("a long text is broken at spaces, and what follows the first line is indented") {
  CHECK(wrapped("", 4, 20) == "");
  CHECK(wrapped("one two", 4, 20) == "one two");
  CHECK(wrapped("one two three four", 4, 12) == "one two\n    three\n    four");
  CHECK(wrapped("one two", 4, 11) == "one two");
  CHECK(wrapped("one two", 4, 10) == "one\n    two");
}

TEST_CASE("a word that is longer than the line stands whole on a line of its own") {
  CHECK(wrapped("a incomprehensibilities b", 2, 10) == "a\n  incomprehensibilities\n  b");
}

}  // namespace
}  // namespace assay::runner::cli
