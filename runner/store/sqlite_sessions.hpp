// The two connections of the SQLite store: one that writes, one that reads, each used by one thread at a time. A write
// is one transaction, on disk when it returns.
#pragma once

#include <filesystem>
#include <mutex>
#include <string>

#include <soci/soci.h>

#include "base/error.hpp"

namespace assay::runner {

class SqliteSessions {
 public:
  // Opens or makes the file and migrates it. Throws as migrate (schema.hpp) does.
  explicit SqliteSessions(const std::filesystem::path& file);

  // `body` in a transaction of its own, rolled back when it gives an Error or throws.
  template <class T, class Body>
  Result<T> write(Body body) {
    const std::lock_guard lock(writer_mutex_);
    try {
      writer_ << "BEGIN IMMEDIATE";
    } catch (const std::exception& error) {
      return database_error(error);
    }
    try {
      Result<T> result = body(writer_);
      writer_ << (result ? "COMMIT" : "ROLLBACK");
      return result;
    } catch (const std::exception& error) {
      const Error told = database_error(error);
      roll_back();
      return told;
    }
  }

  template <class T, class Body>
  Result<T> read(Body body) {
    const std::lock_guard lock(reader_mutex_);
    try {
      return body(reader_);
    } catch (const std::exception& error) {
      return database_error(error);
    }
  }

 private:
  static Error database_error(const std::exception& error);
  void roll_back();

  soci::session writer_, reader_;
  std::mutex writer_mutex_, reader_mutex_;
};

}  // namespace assay::runner
