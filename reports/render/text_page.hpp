// A page of a terminal being written: width, wrapping, colour only where asked for. Everything that comes in as
// `stranger` passes printable(). Used by text.cpp.
#pragma once

#include <string>
#include <string_view>

namespace assay::reports {

enum class Ink { plain, bold, dim, good, bad, warn };

// Characters (code points) of a text: what a terminal shows, for the scripts that take one column a character.
std::size_t columns(std::string_view text);
// Cut to `width` columns, with an ellipsis where something is missing.
std::string fitted(std::string_view text, std::size_t width);
// Fitted and filled with spaces on the right (or left).
std::string padded(std::string_view text, std::size_t width, bool right = false);

class TextPage {
 public:
  TextPage(std::size_t width, bool colour) : width_(width), colour_(colour) {}

  std::string ink(Ink ink, std::string_view text) const;
  void blank();
  void rule();
  void heading(std::string_view title);
  // One line as it is: already fitted by the caller.
  void line(std::string_view text);
  // Words of a stranger, wrapped between spaces, each line indented.
  void paragraph(std::string_view text, std::size_t indent = 0, Ink ink = Ink::plain);
  // Lines of a stranger, kept as they are, each cut to the width behind `margin`; at most `most` of them.
  void block(std::string_view text, std::string_view margin, std::size_t most);

  std::size_t width() const { return width_; }
  std::string take() { return std::move(out_); }

 private:
  std::size_t width_;
  bool colour_;
  std::string out_;
};

}  // namespace assay::reports
