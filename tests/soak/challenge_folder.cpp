#include "tests/soak/challenge_folder.hpp"

#include <boost/json.hpp>

#include "base/file.hpp"
#include "tests/support/slowdown.hpp"

namespace assay::soak {

namespace fs = std::filesystem;
namespace json = boost::json;

json::object limits_of(const sandbox::Limits& limits) {
  return {{"cpu_ms", limits.cpu_ms},         {"wall_ms", limits.wall_ms},     {"memory_mib", limits.memory_mib},
          {"output_kib", limits.output_kib}, {"processes", limits.processes}, {"open_files", limits.open_files},
          {"disk_mib", limits.disk_mib}};
}

json::object compile_limits() {
  return {{"cpu_ms", support::scaled_ms(20'000)}, {"wall_ms", support::scaled_ms(60'000)}};
}

// JSON is YAML, and every text in it is quoted.
void write_challenge(const fs::path& folder, const ChallengeText& challenge) {
  const json::object group{{"id", "all"}, {"visibility", "visible"}, {"points", 1}, {"cases", challenge.cases}};
  const json::object text{{"format", 1},
                          {"version", "1.0.0"},
                          {"name", challenge.name},
                          {"summary", challenge.name},
                          {"kind", "stdio"},
                          {"languages", json::value_from(challenge.languages)},
                          {"limits", limits_of(challenge.limits)},
                          {"compile_limits", challenge.compile_limits},
                          {"groups", json::array{group}}};
  fs::create_directories(folder / challenge.id);
  write_file(folder / challenge.id / "challenge.yaml", json::serialize(text)).value();
  write_file(folder / challenge.id / "statement.md", "# " + challenge.name + "\n").value();
}

std::string submission_body(const std::string& challenge, const std::string& language, const json::object& files) {
  return json::serialize(json::object{{"challenge", challenge}, {"language", language}, {"files", files}});
}

}  // namespace assay::soak
