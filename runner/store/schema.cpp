#include "runner/store/schema.hpp"

#include <string>
#include <vector>

#include <soci/soci.h>

#include "base/error.hpp"

namespace assay::runner {
namespace {

using Step = std::vector<const char*>;

// Times are milliseconds since 1970, UTC. A judging's report is JSON, the panel's; `seq` is the order of arrival.
const std::vector<Step>& steps() {
  static const std::vector<Step> list{{
      "CREATE TABLE tokens (id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, name TEXT NOT NULL, "
      "created_at INTEGER NOT NULL)",
      "CREATE TABLE candidates (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE)",
      "CREATE TABLE challenges (id TEXT NOT NULL, sha256 TEXT NOT NULL, version TEXT NOT NULL, folder TEXT NOT NULL, "
      "uploaded_by TEXT NOT NULL, uploaded_at INTEGER NOT NULL, PRIMARY KEY (id, sha256))",
      "CREATE TABLE submissions (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, purpose INTEGER NOT "
      "NULL, "
      "challenge TEXT NOT NULL, challenge_sha256 TEXT NOT NULL, language TEXT NOT NULL, candidate TEXT, "
      "submitter TEXT NOT NULL, state TEXT NOT NULL, submitted_at INTEGER NOT NULL, finished_at INTEGER, "
      "verdict TEXT NOT NULL DEFAULT '', score REAL, max_score REAL NOT NULL, total INTEGER NOT NULL)",
      "CREATE INDEX submissions_by_state ON submissions (state, seq)",
      "CREATE INDEX submissions_by_candidate ON submissions (candidate, seq)",
      "CREATE INDEX submissions_by_challenge ON submissions (challenge, seq)",
      "CREATE TABLE files (submission TEXT NOT NULL, path TEXT NOT NULL, content TEXT NOT NULL, "
      "PRIMARY KEY (submission, path)) WITHOUT ROWID",
      "CREATE TABLE reports (submission TEXT PRIMARY KEY, content TEXT NOT NULL)",
      "CREATE TABLE remembered (owner TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, resource TEXT NOT NULL, "
      "created_at INTEGER NOT NULL, PRIMARY KEY (owner, key))",
      "CREATE TABLE probe (id INTEGER PRIMARY KEY, at INTEGER NOT NULL)",
      "INSERT INTO probe (id, at) VALUES (1, 0)",
  }, {
      // Whatever is asked for is found at one end of one index, however many runs and submissions there are
      // (tests/runner/store_cost_test.cpp counts it).
      "DROP INDEX submissions_by_state",
      "DROP INDEX submissions_by_challenge",
      "DROP INDEX submissions_by_candidate",
      "CREATE INDEX submissions_by_candidate ON submissions (candidate, purpose, seq)",
      "CREATE INDEX submissions_by_purpose ON submissions (purpose, seq)",
      "CREATE INDEX submissions_by_state ON submissions (state, purpose, seq)",
      "CREATE INDEX submissions_by_challenge ON submissions (challenge, purpose, seq)",
      "CREATE INDEX submissions_by_challenge_and_state ON submissions (challenge, state, purpose, seq)",
      "CREATE INDEX runs_by_time ON submissions (submitted_at) WHERE purpose = 1",
      "CREATE INDEX remembered_by_time ON remembered (created_at)",
  }};
  return list;
}

}  // namespace

void migrate(soci::session& sql) {
  sql << "CREATE TABLE IF NOT EXISTS version (version INTEGER NOT NULL)";
  for (;;) {
    // IMMEDIATE: `assay token create` and a starting daemon may both be here.
    sql << "BEGIN IMMEDIATE";
    int version = 0;
    sql << "SELECT COALESCE(MAX(version), 0) FROM version", soci::into(version);
    const int known = static_cast<int>(steps().size());
    if (version >= known) {
      sql << "ROLLBACK";
      if (version == known) return;
      throw ErrorException(Error(ErrorCode::invalid, "the data folder was written by a newer assay (store version " +
                                                         std::to_string(version) + ", this one knows " +
                                                         std::to_string(known) + ")"));
    }
    for (const char* statement : steps()[static_cast<std::size_t>(version)]) sql << statement;
    sql << "INSERT INTO version (version) VALUES (" << version + 1 << ")";
    sql << "COMMIT";
  }
}

}  // namespace assay::runner
