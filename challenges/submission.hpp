// What a candidate handed in, after intake: regular files under checked names, in one language.
#pragma once

#include <string>
#include <vector>

namespace assay::challenges {

struct SourceFile {
  std::string path;  // relative, '/'-separated, checked by runner/intake
  std::string content;
};

struct Submission {
  std::string language;  // id of languages/*.yaml
  std::vector<SourceFile> files;  // sorted by path
};

// Hexadecimal SHA-256 over language, paths and contents: equal submissions have equal digests.
std::string digest(const Submission& submission);

}  // namespace assay::challenges
