#include "base/words.hpp"

#include <sstream>

namespace assay {

std::vector<std::vector<std::string>> lines_of_words(std::string_view text) {
  std::vector<std::vector<std::string>> lines;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::vector<std::string> parts;
    for (std::string word; words >> word;) parts.push_back(word);
    if (!parts.empty()) lines.push_back(std::move(parts));
  }
  return lines;
}

}  // namespace assay
