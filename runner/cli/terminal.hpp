// What the terminal is like, and the one line that shows progress on it.
#pragma once

#include <string>

namespace assay::runner::cli {

// Colour on standard output: a terminal, and neither NO_COLOR (no-color.org) nor TERM=dumb.
bool colour_wanted();
// Columns of standard output; 80 where it is no terminal.
int columns();

// The text broken at spaces to lines of at most `width` bytes, each after the first indented by `indent`, which counts.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width);

// "label  [######----]  3/5  bursts/first-call" on standard error, drawn over itself; on anything but a terminal it writes nothing.
class Progress {
 public:
  Progress(std::string label, std::size_t total);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step(const std::string& what);  // one more of `total` is done; `what` is what was
  void show(const std::string& what) const;
  void clear() const;

 private:
  std::string label_;
  std::size_t total_, done_ = 0;
  bool shown_;
};

}  // namespace assay::runner::cli
