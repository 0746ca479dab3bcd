#include "runner/cli/inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "runner/intake.hpp"

namespace assay::runner::cli {

namespace fs = std::filesystem;
using challenges::Challenge;
using challenges::Submission;

namespace {

Error no_challenge(const std::string& folder, const std::string& why) {
  return {ErrorCode::not_found,
          fmt::format("{}: {}; a challenge is a folder with a challenge.yaml in it", printable(folder, false), why)};
}

// "a/b/" and "a/b" are one folder, whose name is the id.
std::string tidy(const std::string& folder) {
  const fs::path path(folder);
  return path.has_filename() ? folder : path.parent_path().string();
}

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

Result<std::string> choose_language(const std::vector<challenges::SourceFile>& files, const std::string& wanted,
                                    const Challenge& challenge) {
  if (!wanted.empty()) {
    if (std::find(challenge.languages.begin(), challenge.languages.end(), wanted) != challenge.languages.end()) return wanted;
    return Error(ErrorCode::invalid, fmt::format("{} cannot be solved in \"{}\"; its languages are: {}", challenge.id,
                                                 printable(wanted, false), joined(challenge.languages)));
  }
  std::vector<std::string> paths;
  for (const challenges::SourceFile& file : files) paths.push_back(file.path);
  const auto guessed = challenges::guess_language(challenges::bundled_languages(), paths, challenge.languages);
  if (guessed || challenge.languages.size() != 1) {
    if (guessed) return guessed;
    return Error(guessed.error().code(), guessed.error().message() + " (or name it with --language)");
  }
  return challenge.languages.front();
}

}  // namespace

Result<std::shared_ptr<const Challenge>> open_challenge(const std::string& folder) {
  std::error_code error;
  const std::string path = tidy(folder);
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return no_challenge(folder, "no such folder");
  if (!fs::is_directory(status)) return no_challenge(folder, "is no folder");
  if (!fs::exists(fs::path(path) / "challenge.yaml", error)) return no_challenge(folder, "holds no challenge.yaml");
  const fs::path full = fs::canonical(path, error);
  if (error) return no_challenge(folder, error.message());
  challenges::Loaded loaded = challenges::load_challenge(full.string(), challenges::bundled_languages());
  if (loaded.challenge) return loaded.challenge;
  std::string text = fmt::format("{} does not load:", printable(folder, false));
  for (const challenges::Fault& fault : loaded.faults) text += "\n" + printable(path + "/" + fault.to_string(), false);
  return Error(ErrorCode::invalid, text);
}

Result<Submission> open_submission(const std::string& path, const std::string& language, const Challenge& challenge) {
  IntakeLimits limits;
  limits.total_bytes = std::size_t{challenge.source_kib} * 1024;
  Result<std::vector<challenges::SourceFile>> files = from_path(path, limits);
  if (!files) return files.error();
  const Result<std::string> chosen = choose_language(*files, language, challenge);
  if (!chosen) return chosen.error();
  return Submission{*chosen, std::move(*files)};
}

const challenges::Language& language_of(const Submission& submission) {
  return challenges::bundled_languages().at(submission.language);
}

Result<std::unique_ptr<sandbox::Box>> open_box(const std::vector<std::string>& accept_weaker) {
  sandbox::ClientOptions options;
  options.accept_weaker = accept_weaker;
  return sandbox::start_client(options);
}

}  // namespace assay::runner::cli
