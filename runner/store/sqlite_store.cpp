#include "runner/store/sqlite_store.hpp"

#include <algorithm>
#include <mutex>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "base/digest.hpp"
#include "runner/store/row.hpp"
#include "runner/store/schema.hpp"

namespace assay::runner {
namespace {

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const std::filesystem::path& file) {
    for (soci::session* sql : {&writer_, &reader_}) {
      sql->open(soci::sqlite3, "dbname=" + file.string() + " timeout=10");
      *sql << "PRAGMA synchronous=FULL";
      *sql << "PRAGMA cache_size=-1024";  // KiB: a small daemon
      if (sql == &writer_) {
        std::string mode;
        *sql << "PRAGMA journal_mode=WAL", soci::into(mode);
        migrate(*sql);
      }
    }
  }

  Result<void> add_token(const Token& token) override {
    return write<void>([&](soci::session& sql) -> Result<void> {
      const std::string role(to_string(token.role));
      const long long at = to_ms(token.created_at);
      sql << "INSERT INTO tokens (id, hash, role, name, created_at) VALUES (:id, :hash, :role, :name, :at)",
          soci::use(token.id), soci::use(token.hash), soci::use(role), soci::use(token.name), soci::use(at);
      return {};
    });
  }

  Result<std::optional<Token>> find_token(const std::string& hash) override {
    return read<std::optional<Token>>([&](soci::session& sql) -> Result<std::optional<Token>> {
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
    return write<Added>([&](soci::session& sql) -> Result<Added> {
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
    return read<std::optional<SubmissionRecord>>(
        [&](soci::session& sql) -> Result<std::optional<SubmissionRecord>> { return find_submission(sql, id); });
  }

  Result<std::vector<challenges::SourceFile>> files(const std::string& id) override {
    return read<std::vector<challenges::SourceFile>>(
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
    std::string where = "WHERE s.purpose = 0";
    std::vector<std::string> values;
    const auto add = [&](const std::string& condition, const std::string& value) {
      where += fmt::format(" AND {} :v{}", condition, values.size());
      values.push_back(value);
    };
    if (!filter.challenge.empty()) add("s.challenge =", filter.challenge);
    if (!filter.candidate.empty()) {
      add("(s.candidate =", filter.candidate);
      where += fmt::format(" OR c.email = :v{})", values.size());
      values.push_back(lower(filter.candidate));
    }
    if (filter.state) add("s.state =", std::string(to_string(*filter.state)));
    if (filter.before > 0) where += fmt::format(" AND s.seq < {}", filter.before);
    for (const std::string& id : filter.except) add("s.id <>", id);
    if (!filter.only.empty()) {
      std::string any;
      for (const std::string& id : filter.only) {
        any += fmt::format("{}:v{}", any.empty() ? "" : ", ", values.size());
        values.push_back(id);
      }
      where += " AND s.id IN (" + any + ")";
    }
    return select(where + fmt::format(" ORDER BY s.seq DESC LIMIT {}", filter.limit), values);
  }

  Result<std::vector<SubmissionRecord>> unfinished() override {
    return select("WHERE s.state = 'queued' ORDER BY s.seq", {});
  }

  Result<bool> finish(const Finished& finished) override {
    return write<bool>([&](soci::session& sql) -> Result<bool> {
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
    return read<std::optional<std::string>>([&](soci::session& sql) -> Result<std::optional<std::string>> {
      std::string content;
      sql << "SELECT content FROM reports WHERE submission = :id", soci::use(submission), soci::into(content);
      return sql.got_data() ? std::optional<std::string>(std::move(content)) : std::nullopt;
    });
  }

  Result<void> add_challenge(const UploadedChallenge& challenge, const std::optional<Remembered>& remember) override {
    return write<void>([&](soci::session& sql) -> Result<void> {
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
    return read<std::vector<UploadedChallenge>>([&](soci::session& sql) -> Result<std::vector<UploadedChallenge>> {
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
    return read<std::optional<Remembered>>(
        [&](soci::session& sql) -> Result<std::optional<Remembered>> { return find_remembered(sql, owner, key); });
  }

  Result<std::size_t> forget_before(TimePoint time) override {
    return write<std::size_t>([&](soci::session& sql) -> Result<std::size_t> {
      const std::string old_runs = fmt::format(
          "(SELECT id FROM submissions WHERE purpose = 1 AND state <> 'queued' AND submitted_at < {})", to_ms(time));
      sql << "DELETE FROM files WHERE submission IN " + old_runs;
      sql << "DELETE FROM reports WHERE submission IN " + old_runs;
      std::size_t gone = changed(sql, "DELETE FROM submissions WHERE id IN " + old_runs);
      return gone + changed(sql, fmt::format("DELETE FROM remembered WHERE created_at < {}", to_ms(time)));
    });
  }

  Result<void> probe() override {
    return write<void>([](soci::session& sql) -> Result<void> {
      sql << "UPDATE probe SET at = at + 1";
      return {};
    });
  }

 private:
  static Error reused_key() {
    return {ErrorCode::invalid, "this Idempotency-Key was used for another request; use a new key for a new request"};
  }

  static std::size_t changed(soci::session& sql, const std::string& query) {
    soci::statement statement = (sql.prepare << query);
    statement.execute(true);
    return static_cast<std::size_t>(std::max<long long>(0, statement.get_affected_rows()));
  }

  static std::optional<SubmissionRecord> find_submission(soci::session& sql, const std::string& id) {
    Row row;
    soci::statement statement(sql);
    row.exchange(statement);
    statement.exchange(soci::use(id));
    statement.alloc();
    statement.prepare(std::string(columns) + "WHERE s.id = :id");
    statement.define_and_bind();
    if (!statement.execute(true)) return std::nullopt;
    return row.record();
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

  // One e-mail address is one candidate; the name given last stands.
  static std::string candidate_id(soci::session& sql, const reports::Candidate& candidate) {
    const std::string email = lower(candidate.email);
    std::string id;
    sql << "SELECT id FROM candidates WHERE email = :email", soci::use(email), soci::into(id);
    if (sql.got_data()) {
      sql << "UPDATE candidates SET name = :name WHERE id = :id", soci::use(candidate.name), soci::use(id);
      return id;
    }
    id = random_hex(12);
    sql << "INSERT INTO candidates (id, name, email) VALUES (:id, :name, :email)", soci::use(id),
        soci::use(candidate.name), soci::use(email);
    return id;
  }

  static void insert_submission(soci::session& sql, const SubmissionRecord& record) {
    const int purpose = static_cast<int>(record.purpose), total = static_cast<int>(record.total);
    std::string candidate = record.candidate ? record.candidate->id : "";
    soci::indicator has_candidate = record.candidate ? soci::i_ok : soci::i_null;
    const long long at = to_ms(record.submitted_at);
    sql << "INSERT INTO submissions (id, purpose, challenge, challenge_sha256, language, candidate, submitter, state, "
           "submitted_at, max_score, total) VALUES (:id, :purpose, :challenge, :sha256, :language, :candidate, :by, "
           "'queued', :at, :max, :total)",
        soci::use(record.id), soci::use(purpose), soci::use(record.challenge), soci::use(record.challenge_sha256),
        soci::use(record.language), soci::use(candidate, has_candidate), soci::use(record.submitter), soci::use(at),
        soci::use(record.max_score), soci::use(total);
  }

  Result<std::vector<SubmissionRecord>> select(const std::string& rest, const std::vector<std::string>& values) {
    return read<std::vector<SubmissionRecord>>([&](soci::session& sql) -> Result<std::vector<SubmissionRecord>> {
      std::vector<SubmissionRecord> list;
      Row row;
      soci::statement statement(sql);
      row.exchange(statement);
      for (std::size_t i = 0; i < values.size(); ++i) statement.exchange(soci::use(values[i], "v" + std::to_string(i)));
      statement.alloc();
      statement.prepare(columns + rest);
      statement.define_and_bind();
      statement.execute();
      while (statement.fetch()) list.push_back(row.record());
      return list;
    });
  }

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

  // After a failure SQLite may have rolled back by itself (disk full); then there is nothing left to roll back.
  void roll_back() {
    auto* backend = static_cast<soci::sqlite3_session_backend*>(writer_.get_backend());
    if (sqlite_api::sqlite3_get_autocommit(backend->conn_) == 0) writer_ << "ROLLBACK";
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

  static Error database_error(const std::exception& error) {
    return {ErrorCode::internal, std::string("the store: ") + error.what()};
  }

  soci::session writer_, reader_;
  std::mutex writer_mutex_, reader_mutex_;
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
