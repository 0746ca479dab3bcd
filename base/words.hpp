// Plain text of lines and words: what the kernel writes, and our own policies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// The words between white space of every line that has one.
std::vector<std::vector<std::string>> lines_of_words(std::string_view text);

}  // namespace assay
