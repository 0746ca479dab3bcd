// What a source file includes, and which of those break the order of the rooms. Used by the tests of tests/house only.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace assay::house {

// The rooms, left to right: a room includes itself and what stands before it.
extern const std::vector<std::string> rooms;

struct Include {
  int line = 0;
  bool quoted = false;  // "..." or <...>
  std::string path;
};
std::vector<Include> includes_of(std::string_view source);

// One sentence for each include of a file of `room` that steps to the right, or into tests, or leaves the rooms.
std::vector<std::string> wrong_steps(const std::string& room, const std::string& file, std::string_view source);

// One sentence for each include that the privileged launcher must not have: it sees base, itself, the wire and the
// plain data that crosses it, the system's headers and libseccomp's; no parser, no network library, no other room.
std::vector<std::string> launcher_intruders(const std::string& file, std::string_view source);

// Every file below `folder` of the source tree with one of the extensions, relative to the tree, sorted.
std::vector<std::filesystem::path> files_below(const std::string& folder, const std::vector<std::string>& extensions);
std::string text_of(const std::filesystem::path& relative);

}  // namespace assay::house
