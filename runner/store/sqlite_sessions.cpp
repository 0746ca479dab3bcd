#include "runner/store/sqlite_sessions.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include "runner/store/schema.hpp"

namespace assay::runner {

SqliteSessions::SqliteSessions(const std::filesystem::path& file) {
  // SOCI reads "name=value" pairs; in quotes a path may hold spaces.
  if (file.string().find('"') != std::string::npos)
    throw ErrorException(
        Error(ErrorCode::invalid, "the data folder's path must not hold a double quote: " + file.string()));
  for (soci::session* sql : {&writer_, &reader_}) {
    sql->open(soci::sqlite3, "dbname=\"" + file.string() + "\" timeout=10");
    *sql << "PRAGMA synchronous=FULL";
    *sql << "PRAGMA cache_size=-1024";  // KiB: a small daemon
    if (sql == &writer_) {
      std::string mode;
      *sql << "PRAGMA journal_mode=WAL", soci::into(mode);
      migrate(*sql);
    }
  }
}

// After a failure SQLite may have rolled back by itself (disk full); then there is nothing left to roll back.
void SqliteSessions::roll_back() {
  auto* backend = static_cast<soci::sqlite3_session_backend*>(writer_.get_backend());
  if (sqlite_api::sqlite3_get_autocommit(backend->conn_) == 0) writer_ << "ROLLBACK";
}

Error SqliteSessions::database_error(const std::exception& error) {
  return {ErrorCode::internal, std::string("the store: ") + error.what()};
}

}  // namespace assay::runner
