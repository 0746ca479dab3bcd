#include "runner/cli/terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"

namespace assay::runner::cli {
namespace {

constexpr std::size_t bar_width = 20;

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool is_dumb() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

}  // namespace

bool colour_wanted() { return ::isatty(STDOUT_FILENO) == 1 && !is_set("NO_COLOR") && !is_dumb(); }

int columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<int>(size.ws_col, 60, 120);
}

std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t at = indent;  // column of what comes next
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    if (at > indent && at + 1 + word.size() > width) {
      out += '\n' + std::string(indent, ' ');
      at = indent;
    } else if (at > indent) {
      out += ' ';
      ++at;
    }
    out += word;
    at += word.size();
    begin = end + 1;
  }
  return out;
}

Progress::Progress(std::string label, std::size_t total)
    : label_(std::move(label)), total_(total), shown_(::isatty(STDERR_FILENO) == 1 && !is_dumb()) {}

void Progress::step(const std::string& what) {
  done_ = std::min(done_ + 1, total_);
  show(what);
}

void Progress::show(const std::string& what) const {
  if (!shown_) return;
  const std::size_t filled = total_ == 0 ? 0 : bar_width * done_ / total_;
  const std::string bar = std::string(filled, '#') + std::string(bar_width - filled, '-');
  // 79 columns at most, so that the line never wraps and can be drawn over.
  const std::string line = fmt::format("{}  [{}]  {}/{}  {}", printable(label_, false), bar, done_, total_, printable(what, false));
  fmt::print(stderr, "\r\033[K{}", utf8_prefix(line, 79));
  std::fflush(stderr);
}

void Progress::clear() const {
  if (!shown_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
}

}  // namespace assay::runner::cli
