// Who the daemon is when root starts it: a user that owns its data folder and nothing else.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <sys/types.h>

#include "base/error.hpp"

namespace assay::runner::keeper {

struct User {
  std::string name;  // for messages: "assay", or "user 1073741808" where it has no name
  uid_t uid = 0;
  gid_t gid = 0;
};

// `wanted` is a name or a number; empty is `assay` where that user exists, else 1073741808, which no real user has and
// no sandbox slot (those begin at 2^30). `invalid` for a name that is unknown, and for root.
Result<User> find_user(const std::string& wanted);

// As root: gives the data folder and what lies in it to the user when root owns it, as after a first start or a
// `token create`. `invalid` when it is somebody else's. Follows no link.
Result<void> give_data_folder(const std::filesystem::path& folder, const User& user);
// Who owns an existing folder; nullopt for root and for a folder that is not there.
std::optional<User> owner_of(const std::filesystem::path& folder);

// Becomes the user for good: no group, no capability, no new privilege; dies with its parent. Call without threads.
Result<void> become_user(const User& user);

}  // namespace assay::runner::keeper
