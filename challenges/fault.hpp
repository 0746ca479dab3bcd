// What is wrong with a file that an author wrote, and where: collected, so that all faults are told at once.
// Used by the YAML reader, the package loader and the language loader.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace assay::challenges {

struct Fault {
  std::string file;  // relative to the folder
  int line = 0, column = 0;  // from 1; 0 where a place makes no sense
  std::string text;
  std::string to_string() const;  // "challenge.yaml:3:9: ..."
};

// In the order of file, then place. A fault told twice (an alias is read wherever it stands) is kept once; beyond
// `most` faults only their number is kept, so that a hostile file cannot fill the memory.
class Faults {
 public:
  static constexpr std::size_t most = 1000;

  void add(const std::string& file, int line, int column, std::string text);
  bool empty() const { return faults_.empty(); }
  std::size_t size() const { return faults_.size(); }
  std::vector<Fault> take();

 private:
  std::set<std::tuple<std::string, int, int, std::string>> faults_;
  std::size_t untold_ = 0;
};

// One line a fault.
std::string lines_of(const std::vector<Fault>& faults);

// The one of `allowed` that `word` was probably meant to be ("" when none is near): for "did you mean".
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& allowed);

// "a, b, c".
std::string listed(const std::vector<std::string_view>& words);

// A text of an author's between quotes, in one line, of at most 80 characters.
std::string quoted(std::string_view text);

}  // namespace assay::challenges
