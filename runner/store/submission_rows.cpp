#include "runner/store/submission_rows.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "runner/store/row.hpp"

namespace assay::runner {
namespace {

std::vector<SubmissionRecord> select(soci::session& sql, const std::string& rest,
                                     const std::vector<std::string>& values) {
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
}

}  // namespace

std::optional<SubmissionRecord> find_submission(soci::session& sql, const std::string& id) {
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

std::vector<SubmissionRecord> list_submissions(soci::session& sql, const SubmissionFilter& filter) {
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
  return select(sql, where + fmt::format(" ORDER BY s.seq DESC LIMIT {}", filter.limit), values);
}

std::vector<SubmissionRecord> unfinished_submissions(soci::session& sql) {
  return select(sql, "WHERE s.state = 'queued' ORDER BY s.seq", {});
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
