#include "tests/attacks/table.hpp"

#include <cstdio>

#include <boost/json.hpp>

namespace assay::attacks {
namespace {

constexpr const char* row = "%-11s %-32s %-4s %-11.11s %-11.11s %s\n";

std::string declared(const Attack& attack) {
  std::string text;
  for (const std::string& ending : attack.endings) text += (text.empty() ? "" : "|") + ending;
  return text;
}

}  // namespace

void print_heading() { std::printf(row, "area", "attack", "in", "expected", "got", "is"); }

void print_finding(const Finding& finding) {
  const Attack& attack = *finding.attack;
  std::printf(row, attack.area.c_str(), attack.name.c_str(), extension(attack.language).c_str(),
              declared(attack).c_str(), finding.got.c_str(), finding.held() ? "held" : "BROKEN");
  for (const std::string& fault : finding.faults) std::printf("            %s\n", fault.c_str());
  std::fflush(stdout);
}

std::string to_json(const std::vector<Finding>& findings, const std::vector<std::string>& aftermath) {
  boost::json::array attacks;
  std::size_t broke = 0;
  for (const Finding& finding : findings) {
    const Attack& attack = *finding.attack;
    broke += finding.held() ? 0 : 1;
    attacks.push_back({{"area", attack.area},
                       {"name", attack.name},
                       {"language", extension(attack.language)},
                       {"tries", attack.what},
                       {"expected", declared(attack)},
                       {"got", finding.got},
                       {"held", finding.held()},
                       {"faults", boost::json::value_from(finding.faults)},
                       {"wall_ms", finding.wall_ms},
                       {"cpu_ms", finding.cpu_ms},
                       {"memory_kib", finding.memory_kib}});
  }
  return boost::json::serialize(
      boost::json::object{{"attacks", attacks}, {"broke", broke}, {"aftermath", boost::json::value_from(aftermath)}});
}

}  // namespace assay::attacks
