#include "reports/render/text_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace assay::reports {
namespace {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "1";
    case Ink::dim:
      return "2";
    case Ink::good:
      return "32";
    case Ink::bad:
      return "31";
    case Ink::warn:
      return "33";
  }
  return "";
}

}  // namespace

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string fitted(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  std::size_t end = 0, seen = 0;
  while (end < text.size()) {
    if (starts_character(text[end]) && seen++ == width - 1) break;
    ++end;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string padded(std::string_view text, std::size_t width, bool right) {
  const std::string cut = fitted(text, width);
  const std::string space(width - columns(cut), ' ');
  return right ? space + cut : cut + space;
}

std::string TextPage::ink(Ink ink, std::string_view text) const {
  if (!colour_ || ink == Ink::plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code_of(ink), text);
}

void TextPage::blank() { out_ += '\n'; }

void TextPage::rule() {
  std::string dashes;
  for (std::size_t i = 0; i < width_; ++i) dashes += "─";
  line(ink(Ink::dim, dashes));
}

void TextPage::heading(std::string_view title) {
  blank();
  line(ink(Ink::bold, title));
}

void TextPage::line(std::string_view text) {
  out_.append(text);
  out_ += '\n';
}

void TextPage::paragraph(std::string_view text, std::size_t indent, Ink colour) {
  std::string shown = printable(text);
  std::replace(shown.begin(), shown.end(), '\t', ' ');
  const std::size_t room = width_ > indent + 10 ? width_ - indent : 10;
  std::string_view rest = shown;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view row = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 1));
    while (columns(row) > room) {
      std::size_t cut = 0, space = 0;
      for (std::size_t seen = 0; cut < row.size(); ++cut) {
        if (starts_character(row[cut]) && seen++ == room) break;
        if (row[cut] == ' ') space = cut;
      }
      if (cut < row.size() && row[cut] == ' ') space = cut;
      if (space > 0) cut = space;
      line(std::string(indent, ' ') + ink(colour, row.substr(0, cut)));
      row.remove_prefix(cut);
      row.remove_prefix(std::min(row.find_first_not_of(' '), row.size()));
    }
    line(std::string(indent, ' ') + ink(colour, row));
  }
}

void TextPage::block(std::string_view text, std::string_view margin, std::size_t most) {
  const std::string shown = printable(text);
  const std::size_t room = width_ - columns(margin);
  std::string_view rest = shown;
  for (std::size_t count = 0; !rest.empty(); ++count) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (count == most) {
      const auto left = std::count(rest.begin(), rest.end(), '\n') + (rest.back() == '\n' ? 0 : 1);
      line(ink(Ink::dim, fmt::format("{}… {} more line{}", margin, left, left == 1 ? "" : "s")));
      return;
    }
    std::string row(rest.substr(0, end));
    std::replace(row.begin(), row.end(), '\t', ' ');
    line(std::string(margin) + fitted(row, room));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
}

}  // namespace assay::reports
