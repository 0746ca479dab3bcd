#include "tests/fuzz/targets.hpp"

#include <filesystem>
#include <string>

#include "base/file.hpp"
#include "base/text.hpp"
#include "challenges/checkers/checker.hpp"
#include "challenges/checkers/json_text.hpp"
#include "challenges/language.hpp"
#include "challenges/package.hpp"
#include "reports/json_report.hpp"
#include "runner/http/json_input.hpp"
#include "runner/http/multipart.hpp"
#include "runner/intake.hpp"
#include "sandbox/wire_judge.hpp"
#include "tests/fuzz/must.hpp"
#include "tests/fuzz/tar.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::fuzz {

void wire(std::string_view bytes) {
  using namespace sandbox::wire;
  (void)type_of(bytes);
  // What is understood is what would have been sent: no two packets mean the same.
  if (const auto run = decode_run(bytes)) must(encode(*run) == bytes);
  if (const auto greeting = decode_greeting(bytes)) must(encode(*greeting) == bytes);
  if (const auto files = decode_bundle(bytes)) {
    std::vector<const sandbox::File*> listed;
    for (const sandbox::File& file : *files) {
      must(is_safe_path(file.path));
      listed.push_back(&file);
    }
    must(encode_bundle(listed) == bytes);
  }
  std::size_t head = 0;
  if (const auto size = done_payload_size(bytes, &head)) {
    must(head <= bytes.size());
    (void)decode_done(bytes.substr(0, head), bytes.substr(head));
  }
}

void challenge(std::string_view bytes) {
  static const support::TemporaryFolder folder(support::in_memory());
  static const std::filesystem::path home = [] {
    std::filesystem::create_directories(folder.path() / "fuzzed/solutions");
    write_file(folder.path() / "fuzzed/statement.md", "# Fuzzed\n").value();
    write_file(folder.path() / "fuzzed/solutions/right.py", "print()\n").value();
    return folder.path() / "fuzzed";
  }();
  write_file(home / "challenge.yaml", std::string(bytes)).value();
  const challenges::Loaded loaded = challenges::load_challenge(home.string(), challenges::bundled_languages());
  must((loaded.challenge == nullptr) == !loaded.faults.empty());
  for (const challenges::Fault& fault : loaded.faults) must(is_utf8(fault.to_string()));
}

void archive(std::string_view bytes) {
  const runner::IntakeLimits limits{64 * 1024, 100};
  // A mutated .tar.gz is hardly ever one: what begins as a tar does is packed here, and its checksums are put right.
  const auto files = runner::unpack(is_tar(bytes) ? gzip_of(repaired(bytes)) : std::string(bytes), "x.zip", limits);
  if (!files) return;
  std::size_t total = 0;
  for (const challenges::SourceFile& file : *files) {
    must(runner::check_name(file.path).has_value());
    total += file.content.size();
  }
  must(total <= limits.total_bytes && files->size() <= limits.entries);
}

void multipart(std::string_view bytes) {
  const std::size_t line = bytes.find('\n');
  if (line == std::string_view::npos) return;
  const std::string_view body = bytes.substr(line + 1);
  const auto parts = runner::http::parse_multipart(bytes.substr(0, line), body);
  if (!parts) return;
  for (const runner::http::Part& part : *parts)
    must(part.content.data() >= body.data() && part.content.data() + part.content.size() <= body.data() + body.size());
}

void json(std::string_view bytes) {
  (void)runner::http::parse_object(bytes);
  (void)challenges::parse_strict_json(bytes);
  (void)reports::report_from_json(bytes);
}

void checkers(std::string_view bytes) {
  const std::size_t nul = bytes.find('\0');
  if (nul == std::string_view::npos) return;
  const std::string_view expected = bytes.substr(0, nul), actual = bytes.substr(nul + 1);
  for (const std::string_view name : challenges::checker_names()) {
    const challenges::CheckerEntry& checker = *challenges::find_checker(name);
    challenges::CheckerSpec spec;
    spec.name = name;
    if (!checker.accepts(spec, expected)) continue;
    const challenges::Check check = checker.check(spec, expected, actual);
    must(check.score >= 0 && check.score <= 1);
    must((check.score < 1) == !check.message.empty());
    must(is_utf8(check.message));
    // What was expected is right, but for a pattern, which is not its own match.
    if (name != "regex") must(checker.check(spec, expected, expected).score == 1);
  }
}

}  // namespace assay::fuzz
