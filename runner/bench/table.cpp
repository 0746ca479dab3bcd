#include "runner/bench/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/json/array.hpp>

#include "base/text.hpp"
#include "runner/cli/terminal.hpp"

namespace assay::runner::bench {
namespace {

namespace json = boost::json;

constexpr std::size_t width = 80, what_width = 37;

// Three figures are as many as repeat.
std::string number(double value) {
  const double size = value < 0 ? -value : value;
  return size >= 100 ? fmt::format("{:.0f}", value) : size >= 10 ? fmt::format("{:.1f}", value) : fmt::format("{:.2f}", value);
}

std::string line_of(const std::string& what, const std::string& value, const std::string& spread, const std::string& must,
                    const std::string& aim, const std::string& state) {
  std::string line = fmt::format("{:<{}}{:>8} {:<11} {:>7} {:>6}  {}", what, what_width, value, spread, must, aim, state);
  while (line.ends_with(' ')) line.pop_back();
  return line + "\n";
}

std::string layers(const char* name, const std::vector<std::string>& all) {
  return all.empty() ? "" : cli::wrapped(fmt::format("{} {}", name, fmt::join(all, ", ")), 2, width) + "\n";
}

json::value optional(const std::optional<double>& value) { return value ? json::value(*value) : json::value(nullptr); }

json::array texts(const std::vector<std::string>& all) {
  json::array list;
  for (const std::string& each : all) list.emplace_back(each);
  return list;
}

std::string state_of(const Row& row) {
  if (!row.value) return "not measured";
  if (!row.bound.must) return "";
  return row.is_missed() ? "missed" : "met";
}

json::object to_json(const Row& row) {
  json::object figures;
  for (const auto& [name, spread] : row.figures)
    figures[name] = json::object{{"median", spread.median}, {"p25", spread.p25}, {"p75", spread.p75}, {"p95", spread.p95}, {"count", spread.count}};
  return {{"id", row.id},
          {"what", row.what},
          {"unit", row.unit},
          {"value", optional(row.value)},
          {"p25", optional(row.low)},
          {"p75", optional(row.high)},
          {"must", optional(row.bound.must)},
          {"aim", optional(row.bound.aim)},
          {"at_least", row.bound.at_least},
          {"state", state_of(row)},
          {"note", row.note},
          {"figures", figures}};
}

}  // namespace

std::string head_text(const Place& place, int rounds) {
  return cli::wrapped(fmt::format("assay {} on {}, {} processors, {}, {}; {} rounds", ASSAY_VERSION, printable(place.processor, false),
                                  place.processors, printable(place.kernel, false), place.cgroups.empty() ? "no cgroup" : place.cgroups, rounds),
                      2, width) +
         "\n" + layers("layers enforced:", place.isolation.enforced) + layers("layers degraded:", place.isolation.degraded) +
         layers("layers absent:", place.isolation.absent) + layers("accepted without:", place.accepted_weaker);
}

std::string columns_text() { return "\n" + line_of("", "median", "p25-p75", "must", "aim", ""); }

std::string row_text(const Row& row) {
  if (!row.value) return cli::wrapped(fmt::format("{}: not measured: {}", row.what, printable(row.note, false)), 2, width) + "\n";
  const char* sign = row.bound.at_least ? ">=" : "<=";
  const auto bound = [&](const std::optional<double>& value) { return value ? sign + fmt::format("{:g}", *value) : std::string(); };
  const std::string spread = row.low && row.high ? number(*row.low) + "-" + number(*row.high) : "";
  std::string text = line_of(row.what, number(*row.value) + row.unit, spread, bound(row.bound.must), bound(row.bound.aim), state_of(row));
  if (!row.note.empty()) text += "  " + cli::wrapped(printable(row.note, false), 2, width) + "\n";
  return text;
}

std::string verdict_text(const Results& results) {
  std::string text = "\n";
  std::vector<std::string> missed, unmeasured;
  for (const Row& row : results.rows) {
    if (row.is_missed()) missed.push_back(row.id);
    if (!row.value && row.bound.must) unmeasured.push_back(row.id);
  }
  if (!missed.empty())
    text += cli::wrapped(fmt::format("Missed: {}.", fmt::join(missed, ", ")), 2, width) + "\n";
  else
    text += unmeasured.empty() ? "Every must is met.\n" : "Every must that was measured is met.\n";
  if (!unmeasured.empty()) text += cli::wrapped(fmt::format("Not measured: {}.", fmt::join(unmeasured, ", ")), 2, width) + "\n";
  if (results.noisy) text += cli::wrapped("NOT COMPARABLE: the machine is too noisy: " + *results.noisy + ".", 2, width) + "\n";
  return text;
}

json::object to_json(const Results& results) {
  json::array rows;
  for (const Row& row : results.rows) rows.push_back(to_json(row));
  const Place& place = results.place;
  return {{"format", 1},
          {"assay", ASSAY_VERSION},
          {"machine", {{"processor", place.processor}, {"kernel", place.kernel}, {"processors", place.processors}, {"cgroups", place.cgroups}}},
          {"isolation",
           {{"enforced", texts(place.isolation.enforced)},
            {"degraded", texts(place.isolation.degraded)},
            {"absent", texts(place.isolation.absent)},
            {"accepted_weaker", texts(place.accepted_weaker)}}},
          {"comparable", !results.noisy},
          {"noise",
           {{"bare_spread", results.noise.spread}, {"others", results.noise.others}, {"stolen", results.noise.stolen},
            {"why", results.noisy ? json::value(*results.noisy) : json::value(nullptr)}}},
          {"rounds", results.rounds},
          {"rows", rows}};
}

}  // namespace assay::runner::bench
