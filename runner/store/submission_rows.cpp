#include "runner/store/submission_rows.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "runner/store/row.hpp"

namespace assay::runner {
namespace {

// `index` is "INDEXED BY ..." or nothing.
std::vector<SubmissionRecord> select(soci::session& sql, const std::string& index, const std::string& rest,
                                     const std::vector<std::string>& values) {
  std::vector<SubmissionRecord> list;
  Row row;
  soci::statement statement(sql);
  row.exchange(statement);
  for (std::size_t i = 0; i < values.size(); ++i) statement.exchange(soci::use(values[i], "v" + std::to_string(i)));
  statement.alloc();
  statement.prepare(columns + index + with_candidate + rest);
  statement.define_and_bind();
  statement.execute();
  while (statement.fetch()) list.push_back(row.record());
  return list;
}

// The id of the candidate who has this id or this e-mail address; "" for nobody.
std::string find_candidate(soci::session& sql, const std::string& id_or_email) {
  const std::string email = lower(id_or_email);
  std::string id;
  sql << "SELECT id FROM candidates WHERE id = :id UNION ALL SELECT id FROM candidates WHERE email = :email LIMIT 1",
      soci::use(id_or_email), soci::use(email), soci::into(id);
  return sql.got_data() ? id : "";
}

// The index whose end holds what the filter asks for. SQLite, which knows no numbers of rows, would guess.
std::string index_for(const SubmissionFilter& filter) {
  if (!filter.only.empty()) return "";  // by id
  if (!filter.candidate.empty()) return "INDEXED BY submissions_by_candidate ";
  if (!filter.challenge.empty())
    return filter.state ? "INDEXED BY submissions_by_challenge_and_state " : "INDEXED BY submissions_by_challenge ";
  return filter.state ? "INDEXED BY submissions_by_state " : "INDEXED BY submissions_by_purpose ";
}

}  // namespace

std::optional<SubmissionRecord> find_submission(soci::session& sql, const std::string& id) {
  Row row;
  soci::statement statement(sql);
  row.exchange(statement);
  statement.exchange(soci::use(id));
  statement.alloc();
  statement.prepare(std::string(columns) + with_candidate + "WHERE s.id = :id");
  statement.define_and_bind();
  if (!statement.execute(true)) return std::nullopt;
  return row.record();
}

std::vector<SubmissionRecord> list_submissions(soci::session& sql, const SubmissionFilter& filter) {
  // Where ids are given they are looked up; "+" keeps SQLite from reading by what else is asked.
  const char* const plus = filter.only.empty() ? "" : "+";
  std::string where = fmt::format("WHERE {}s.purpose = 0", plus);
  std::vector<std::string> values;
  const auto add = [&](std::string_view column, std::string_view compared, const std::string& value) {
    where += fmt::format(" AND {}{} {} :v{}", plus, column, compared, values.size());
    values.push_back(value);
  };
  if (!filter.challenge.empty()) add("s.challenge", "=", filter.challenge);
  if (!filter.candidate.empty()) {
    const std::string candidate = find_candidate(sql, filter.candidate);
    if (candidate.empty()) return {};
    add("s.candidate", "=", candidate);
  }
  if (filter.state) add("s.state", "=", std::string(to_string(*filter.state)));
  if (filter.before > 0) where += fmt::format(" AND {}s.seq < {}", plus, filter.before);
  for (const std::string& id : filter.except) add("s.id", "<>", id);
  if (!filter.only.empty()) {
    std::string any;
    for (const std::string& id : filter.only) {
      any += fmt::format("{}:v{}", any.empty() ? "" : ", ", values.size());
      values.push_back(id);
    }
    where += " AND s.id IN (" + any + ")";
  }
  return select(sql, index_for(filter), where + fmt::format(" ORDER BY s.seq DESC LIMIT {}", filter.limit), values);
}

std::vector<SubmissionRecord> unfinished_submissions(soci::session& sql) {
  return select(sql, "", "WHERE s.state = 'queued' ORDER BY s.seq", {});
}

std::string candidate_id(soci::session& sql, const reports::Candidate& candidate) {
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

void insert_submission(soci::session& sql, const SubmissionRecord& record) {
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

}  // namespace assay::runner
