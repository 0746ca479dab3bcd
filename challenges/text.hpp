// A text of a case that never changes. Copies share it: cases that name one file hold its bytes once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace assay::challenges {

class Text {
 public:
  Text() = default;
  Text(std::string text) : text_(std::make_shared<const std::string>(std::move(text))) {}
  Text(const char* text) : Text(std::string(text)) {}

  const std::string& str() const {
    static const std::string empty;
    return text_ ? *text_ : empty;
  }
  operator std::string_view() const { return str(); }
  friend bool operator==(const Text& one, std::string_view other) { return one.str() == other; }

 private:
  std::shared_ptr<const std::string> text_;
};

}  // namespace assay::challenges
