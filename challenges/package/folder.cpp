#include "challenges/package/folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "sandbox/wire.hpp"

namespace assay::challenges {
namespace {

bool is_plain_name(std::string_view name) {
  return is_utf8(name) && std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\';
  });
}

std::vector<std::string> names_in(int folder) {
  std::vector<std::string> names;
  const int copy = ::fcntl(folder, F_DUPFD_CLOEXEC, 0);
  DIR* listing = copy < 0 ? nullptr : ::fdopendir(copy);
  if (listing == nullptr) {
    if (copy >= 0) ::close(copy);
    return names;
  }
  while (const dirent* entry = ::readdir(listing)) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  ::closedir(listing);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

std::unique_ptr<Folder> Folder::read(const std::string& path, Faults& faults) {
  UniqueFd root(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root) {
    faults.add(path, 0, 0, fmt::format("the challenge's folder cannot be read ({}); a folder with a challenge.yaml is needed",
                                       std::strerror(errno)));
    return nullptr;
  }
  std::unique_ptr<Folder> folder(new Folder(faults));
  folder->walk(root.get(), "", 0);
  return folder;
}

void Folder::walk(int parent, const std::string& prefix, std::size_t depth) {
  for (const std::string& name : names_in(parent)) {
    if (full_) return;
    const std::string path = prefix + name;
    if (is_plain_name(name))
      take(parent, name, path, depth);
    else
      faults_.add(printable(path, false), 0, 0, "this name has control characters or a backslash, or is not UTF-8; rename it");
  }
}

// Each step opens one name in an open folder and follows no link, so that nothing outside can be reached.
void Folder::take(int parent, const std::string& name, const std::string& path, std::size_t depth) {
  UniqueFd entry(::openat(parent, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!entry) {
    faults_.add(path, 0, 0, errno == ELOOP ? "this is a link; files and folders are allowed"
                                           : fmt::format("this cannot be read ({}); files and folders are allowed", std::strerror(errno)));
    return;
  }
  struct stat info{};
  if (::fstat(entry.get(), &info) != 0) return faults_.add(path, 0, 0, fmt::format("this cannot be read ({})", std::strerror(errno)));
  if (S_ISREG(info.st_mode)) return take_file(std::move(entry), path);
  if (!S_ISDIR(info.st_mode)) return faults_.add(path, 0, 0, "this is a device, socket or FIFO; files and folders are allowed");
  if (depth + 1 > max_depth) return faults_.add(path, 0, 0, fmt::format("folders are nested too deep; {} levels are allowed", max_depth));
  walk(entry.get(), path + "/", depth + 1);
}

void Folder::take_file(UniqueFd file, const std::string& path) {
  const auto stop = [&](std::string text) {
    full_ = true;
    faults_.add(path, 0, 0, std::move(text));
  };
  if (files_.size() >= max_files) return stop(fmt::format("the folder holds too many files; {} are allowed", max_files));
  std::string content;
  char buffer[65536];
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return faults_.add(path, 0, 0, fmt::format("this cannot be read ({})", std::strerror(errno)));
    if (got == 0) break;
    content.append(buffer, static_cast<std::size_t>(got));
    if (content.size() > max_file_bytes)
      return faults_.add(path, 0, 0, fmt::format("this file is too large; {} MiB are allowed", max_file_bytes >> 20));
  }
  total_bytes_ += content.size();
  if (total_bytes_ > max_total_bytes) return stop(fmt::format("the folder is too large; {} MiB in all are allowed", max_total_bytes >> 20));
  files_.emplace(path, std::move(content));
}

const std::string* Folder::find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

bool Folder::has_folder(std::string_view path) const {
  const std::string beneath = std::string(path) + "/";
  const auto first = files_.lower_bound(beneath);
  return first != files_.end() && first->first.starts_with(beneath);
}

std::string Folder::sha256() const {
  std::string all;
  for (const auto& [path, content] : files_) all += sha256_hex(path) + sha256_hex(content);
  return sha256_hex(all);
}

std::string path_trouble(std::string_view path) {
  if (path.empty()) return "an empty path; a path inside the folder is allowed";
  if (path.starts_with('/')) return "the absolute path " + quoted(path) + "; a path inside the folder is allowed";
  if (path.find("..") != std::string_view::npos && ("/" + std::string(path) + "/").find("/../") != std::string::npos)
    return "the path " + quoted(path) + " leaves the folder; a path inside it is allowed";
  if (!sandbox::wire::is_safe_path(path) || !is_plain_name(path))
    return quoted(path) + " is no plain path; allowed are names joined by single '/', without \".\" parts, backslashes or control characters";
  return {};
}

}  // namespace assay::challenges
