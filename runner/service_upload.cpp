// Challenges that come in over HTTP: unpacked in memory, written to a fresh folder, loaded, and only then kept.
#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

#include "base/digest.hpp"
#include "base/unique_fd.hpp"
#include "challenges/package.hpp"
#include "runner/intake.hpp"
#include "runner/service.hpp"

namespace assay::runner {
namespace {

namespace fs = std::filesystem;

constexpr IntakeLimits upload_limits{32 * 1024 * 1024, 1000};

bool is_slug(std::string_view id) {
  return !id.empty() && id.size() <= 64 && id.front() != '-' && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// The one top folder that every entry lies in.
Result<std::string> top_folder(const std::vector<challenges::SourceFile>& files) {
  std::string top;
  for (const challenges::SourceFile& file : files) {
    const std::string first = file.path.substr(0, file.path.find('/'));
    if (first.size() == file.path.size() || (!top.empty() && first != top))
      return Error(ErrorCode::invalid, "the archive's entry " + file.path +
                                           " is out of place; a challenge is one top folder that holds everything");
    top = first;
  }
  if (is_slug(top)) return top;
  return Error(ErrorCode::invalid,
               "the archive's top folder \"" + top + "\" cannot be an id; allowed are 1 to 64 of a-z, 0-9 and -");
}

// Removes what it was given unless it is told to keep it.
struct Scratch {
  fs::path folder;
  ~Scratch() {
    std::error_code ignored;  // a left-over folder in incoming/ harms nobody
    fs::remove_all(folder, ignored);
  }
};

Result<void> write_all(const fs::path& folder, const std::vector<challenges::SourceFile>& files) {
  for (const challenges::SourceFile& file : files) {
    const fs::path path = folder / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    std::ofstream out(path, std::ios::binary);
    out.write(file.content.data(), static_cast<std::streamsize>(file.content.size()));
    out.close();
    if (error || !out) return Error(ErrorCode::internal, "cannot write " + path.string());
  }
  return {};
}

// Everything below the data folder is on disk when this returns.
Result<void> sync_folder(const fs::path& folder) {
  const UniqueFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd || ::syncfs(fd.get()) != 0) return errno_error("cannot sync " + folder.string());
  return {};
}

}  // namespace

Result<Service::Upload> Service::add_challenge(std::string_view zip, const std::string& uploader,
                                               const std::optional<std::string>& key) {
  std::optional<Remembered> remember;
  if (key) {
    remember = Remembered{uploader, *key, "challenge " + sha256_hex(zip), "", clock_.now()};
    const auto known = store_.remembered(uploader, *key);
    if (!known) return known.error();
    if (*known) {
      if ((*known)->request != remember->request)
        return Error(ErrorCode::invalid,
                     "this Idempotency-Key was used for another request; use a new key for a new request");
      return Upload{catalog_.find((*known)->resource), {}};
    }
  }
  const auto files = unpack(zip, "the archive", upload_limits);
  if (!files) return files.error();
  const Result<std::string> id = top_folder(*files);
  if (!id) return id.error();
  if (remember) remember->resource = *id;
  const Scratch scratch{data_folder_ / "incoming" / random_hex(8)};
  const Result<void> written = write_all(scratch.folder, *files);
  if (!written) return written.error();
  const challenges::Loaded loaded = challenges::load_challenge((scratch.folder / *id).string(), catalog_.languages());
  if (!loaded.challenge) {
    Upload refused;
    for (const challenges::Fault& fault : loaded.faults) refused.faults.push_back(*id + "/" + fault.to_string());
    return refused;
  }
  return keep_upload(fs::path("challenges") / (*id + "-" + loaded.challenge->sha256.substr(0, 16)), *files, uploader,
                     remember);
}

// Written again where it stays, so that the folder a challenge was loaded from is the one it keeps.
Result<Service::Upload> Service::keep_upload(const fs::path& folder, const std::vector<challenges::SourceFile>& files,
                                             const std::string& uploader, const std::optional<Remembered>& remember) {
  const Result<void> written = write_all(data_folder_ / folder, files);
  if (!written) return written.error();
  const Result<void> synced = sync_folder(data_folder_);
  if (!synced) return synced.error();
  const std::string id = files.front().path.substr(0, files.front().path.find('/'));
  const challenges::Loaded loaded =
      challenges::load_challenge((data_folder_ / folder / id).string(), catalog_.languages());
  if (!loaded.challenge) return Error(ErrorCode::internal, "the uploaded challenge " + id + " does not load any more");
  const challenges::Challenge& challenge = *loaded.challenge;
  const Result<void> stored = store_.add_challenge(
      {id, challenge.version, challenge.sha256, (folder / id).string(), uploader, clock_.now()}, remember);
  if (!stored) return stored.error();
  catalog_.add(loaded.challenge);
  return Upload{loaded.challenge, {}};
}

}  // namespace assay::runner
