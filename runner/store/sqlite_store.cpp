#include "runner/store/sqlite_store.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "runner/store/row.hpp"
#include "runner/store/sqlite_sessions.hpp"
#include "runner/store/submission_rows.hpp"

namespace assay::runner {
namespace {

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const std::filesystem::path& file) : sessions_(file) {}

  Result<void> add_token(const Token& token) override {
    return sessions_.write<void>([&](soci::session& sql) -> Result<void> {
      const std::string role(to_string(token.role));
      const long long at = to_ms(token.created_at);
      sql << "INSERT INTO tokens (id, hash, role, name, created_at) VALUES (:id, :hash, :role, :name, :at)",
          soci::use(token.id), soci::use(token.hash), soci::use(role), soci::use(token.name), soci::use(at);
      return {};
    });
  }

  Result<std::optional<Token>> find_token(const std::string& hash) override {
    return sessions_.read<std::optional<Token>>([&](soci::session& sql) -> Result<std::optional<Token>> {
      Token token;
      std::string role;
      long long at = 0;
      sql << "SELECT id, hash, role, name, created_at FROM tokens WHERE hash = :hash", soci::use(hash),
          soci::into(token.id), soci::into(token.hash), soci::into(role), soci::into(token.name), soci::into(at);
      const std::optional<Role> known = role_from(role);
      if (!sql.got_data() || !known) return std::optional<Token>();
      token.role = *known;
      token.created_at = from_ms(at);
      return std::optional<Token>(std::move(token));
    });
  }

  Result<Added> add_submission(SubmissionRecord record, const std::vector<challenges::SourceFile>& files,
                               const std::optional<Remembered>& remember) override {
    return sessions_.write<Added>([&](soci::session& sql) -> Result<Added> {
      if (remember) {
        if (const std::optional<Remembered> known = find_remembered(sql, remember->owner, remember->key)) {
          if (known->request != remember->request) return reused_key();
          const std::optional<SubmissionRecord> first = find_submission(sql, known->resource);
          if (first) return Added{*first, true};
          return Error(ErrorCode::invalid, "what this Idempotency-Key made is gone; use a new key");
        }
        insert_remembered(sql, *remember);
      }
      if (record.candidate) record.candidate->id = candidate_id(sql, *record.candidate);
      insert_submission(sql, record);
      for (const challenges::SourceFile& file : files)
        sql << "INSERT INTO files (submission, path, content) VALUES (:id, :path, :content)", soci::use(record.id),
            soci::use(file.path), soci::use(file.content);
      const std::optional<SubmissionRecord> stored = find_submission(sql, record.id);
      return Added{stored.value(), false};
    });
  }

  Result<std::optional<SubmissionRecord>> submission(const std::string& id) override {
    return sessions_.read<std::optional<SubmissionRecord>>(
        [&](soci::session& sql) -> Result<std::optional<SubmissionRecord>> { return find_submission(sql, id); });
  }

  Result<std::vector<challenges::SourceFile>> files(const std::string& id) override {
    return sessions_.read<std::vector<challenges::SourceFile>>(
        [&](soci::session& sql) -> Result<std::vector<challenges::SourceFile>> {
          std::vector<challenges::SourceFile> files;
          challenges::SourceFile file;
          soci::statement statement =
              (sql.prepare << "SELECT path, content FROM files WHERE submission = :id ORDER BY path", soci::use(id),
               soci::into(file.path), soci::into(file.content));
          statement.execute();
          while (statement.fetch()) files.push_back(file);
          return files;
        });
  }

  Result<std::vector<SubmissionRecord>> list(const SubmissionFilter& filter) override {
    return sessions_.read<std::vector<SubmissionRecord>>(
        [&](soci::session& sql) -> Result<std::vector<SubmissionRecord>> { return list_submissions(sql, filter); });
  }

  Result<std::vector<SubmissionRecord>> unfinished() override {
    return sessions_.read<std::vector<SubmissionRecord>>(
        [&](soci::session& sql) -> Result<std::vector<SubmissionRecord>> { return unfinished_submissions(sql); });
  }

  Result<bool> finish(const Finished& finished) override {
    return sessions_.write<bool>([&](soci::session& sql) -> Result<bool> {
      const std::string state(to_string(finished.state));
      const long long at = to_ms(finished.finished_at);
      double score = finished.score.value_or(0);
      soci::indicator has_score = finished.score ? soci::i_ok : soci::i_null;
      soci::statement update =
          (sql.prepare
               << "UPDATE submissions SET state = :state, verdict = :verdict, score = :score, max_score = :max, "
                  "finished_at = :at WHERE id = :id AND state = 'queued'",
           soci::use(state), soci::use(finished.verdict), soci::use(score, has_score), soci::use(finished.max_score),
           soci::use(at), soci::use(finished.id));
      update.execute(true);
      if (update.get_affected_rows() == 0) return false;
      sql << "INSERT INTO reports (submission, content) VALUES (:id, :content)", soci::use(finished.id),
          soci::use(finished.report);
      return true;
    });
  }

  Result<std::optional<std::string>> report(const std::string& submission) override {
    return sessions_.read<std::optional<std::string>>([&](soci::session& sql) -> Result<std::optional<std::string>> {
      std::string content;
      sql << "SELECT content FROM reports WHERE submission = :id", soci::use(submission), soci::into(content);
      return sql.got_data() ? std::optional<std::string>(std::move(content)) : std::nullopt;
    });
  }

  Result<void> add_challenge(const UploadedChallenge& challenge, const std::optional<Remembered>& remember) override {
    return sessions_.write<void>([&](soci::session& sql) -> Result<void> {
      if (remember) insert_remembered(sql, *remember);
      const long long at = to_ms(challenge.uploaded_at);
      sql << "INSERT OR REPLACE INTO challenges (id, sha256, version, folder, uploaded_by, uploaded_at) "
             "VALUES (:id, :sha256, :version, :folder, :by, :at)",
          soci::use(challenge.id), soci::use(challenge.sha256), soci::use(challenge.version),
          soci::use(challenge.folder), soci::use(challenge.uploaded_by), soci::use(at);
      return {};
    });
  }

  Result<std::vector<UploadedChallenge>> challenges() override {
    return sessions_.read<std::vector<UploadedChallenge>>([&](soci::session& sql) -> Result<std::vector<UploadedChallenge>> {
      std::vector<UploadedChallenge> list;
      UploadedChallenge row;
      long long at = 0;
      soci::statement statement =
          (sql.prepare << "SELECT id, sha256, version, folder, uploaded_by, uploaded_at FROM challenges "
                          "ORDER BY uploaded_at, rowid",
           soci::into(row.id), soci::into(row.sha256), soci::into(row.version), soci::into(row.folder),
           soci::into(row.uploaded_by), soci::into(at));
      statement.execute();
      while (statement.fetch()) {
        row.uploaded_at = from_ms(at);
        list.push_back(row);
      }
      return list;
    });
  }

  Result<std::optional<Remembered>> remembered(const std::string& owner, const std::string& key) override {
    return sessions_.read<std::optional<Remembered>>(
        [&](soci::session& sql) -> Result<std::optional<Remembered>> { return find_remembered(sql, owner, key); });
  }

  Result<std::size_t> forget_before(TimePoint time) override {
    // A few at a time: whoever hands something in meanwhile waits for one of these transactions at most.
    std::size_t all = 0;
    for (std::int64_t after = 0;;) {
      const Result<std::size_t> gone = forget_some(time, after);
      if (!gone) return gone.error();
      all += *gone;
      if (*gone == 0) return all;
    }
  }

  Result<void> probe() override {
    return sessions_.write<void>([](soci::session& sql) -> Result<void> {
      sql << "UPDATE probe SET at = at + 1";
      return {};
    });
  }

 private:
  static constexpr int at_once = 200;

  // Drops some finished runs and keys from before `time`; none when there are none left. What is still queued, however old, stays:
  // `after` is where those before it end, so that they are not looked at again.
  Result<std::size_t> forget_some(TimePoint time, std::int64_t& after) {
    return sessions_.write<std::size_t>([&](soci::session& sql) -> Result<std::size_t> {
      std::vector<std::string> ids;
      std::string id;
      long long at = 0;
      {
        soci::statement runs =
            (sql.prepare << fmt::format("SELECT id, submitted_at FROM submissions INDEXED BY runs_by_time WHERE purpose = 1 AND "
                                        "state <> 'queued' AND submitted_at >= {} AND submitted_at < {} ORDER BY submitted_at "
                                        "LIMIT {}", after, to_ms(time), at_once),
             soci::into(id), soci::into(at));
        runs.execute();
        while (runs.fetch()) ids.push_back(id), after = at;
      }
      for (const std::string& run : ids)
        for (const char* from : {"files WHERE submission", "reports WHERE submission", "submissions WHERE id"})
          sql << "DELETE FROM " << from << " = :id", soci::use(run);
      return ids.size() + changed(sql, fmt::format("DELETE FROM remembered WHERE rowid IN (SELECT rowid FROM remembered WHERE "
                                                   "created_at < {} LIMIT {})", to_ms(time), at_once));
    });
  }

  static Error reused_key() {
    return {ErrorCode::invalid, "this Idempotency-Key was used for another request; use a new key for a new request"};
  }

  static std::size_t changed(soci::session& sql, const std::string& query) {
    soci::statement statement = (sql.prepare << query);
    statement.execute(true);
    return static_cast<std::size_t>(std::max<long long>(0, statement.get_affected_rows()));
  }

  static std::optional<Remembered> find_remembered(soci::session& sql, const std::string& owner,
                                                   const std::string& key) {
    Remembered row;
    long long at = 0;
    sql << "SELECT owner, key, request, resource, created_at FROM remembered WHERE owner = :owner AND key = :key",
        soci::use(owner), soci::use(key), soci::into(row.owner), soci::into(row.key), soci::into(row.request),
        soci::into(row.resource), soci::into(at);
    if (!sql.got_data()) return std::nullopt;
    row.created_at = from_ms(at);
    return row;
  }

  static void insert_remembered(soci::session& sql, const Remembered& row) {
    const long long at = to_ms(row.created_at);
    sql << "INSERT INTO remembered (owner, key, request, resource, created_at) VALUES (:owner, :key, :request, :made, "
           ":at)",
        soci::use(row.owner), soci::use(row.key), soci::use(row.request), soci::use(row.resource), soci::use(at);
  }

  SqliteSessions sessions_;
};

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file) {
  try {
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(file));
  } catch (const ErrorException& error) {
    return error.error();
  } catch (const std::exception& error) {
    return Error(ErrorCode::invalid, "cannot open the store " + file.string() + ": " + error.what());
  }
}

}  // namespace assay::runner
