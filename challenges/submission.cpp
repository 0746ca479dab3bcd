#include "challenges/submission.hpp"

#include <algorithm>

#include "base/digest.hpp"

namespace assay::challenges {

// Over digests of fixed length, so that no path or content can be mistaken for another split of the same bytes.
std::string digest(const Submission& submission) {
  std::vector<const SourceFile*> files;
  for (const SourceFile& file : submission.files) files.push_back(&file);
  std::sort(files.begin(), files.end(), [](const SourceFile* a, const SourceFile* b) { return a->path < b->path; });
  std::string all = sha256_hex(submission.language);
  for (const SourceFile* file : files) all += sha256_hex(file->path) + sha256_hex(file->content);
  return sha256_hex(all);
}

}  // namespace assay::challenges
