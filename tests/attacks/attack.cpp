#include "tests/attacks/attack.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "base/file.hpp"
#include "challenges/language.hpp"
#include "tests/support/slowdown.hpp"

namespace assay::attacks {
namespace {

namespace fs = std::filesystem;
using State = sandbox::Collected::State;

constexpr const char* areas[] = {"exhaustion", "escape", "disclosure", "forgery", "network", "persistence"};
const std::map<std::string, Language> languages{
    {".py", Language::python}, {".php", Language::php}, {".go", Language::go}, {".c", Language::c}};
const std::map<std::string, State> states{{"missing", State::missing},
                                          {"regular", State::regular},
                                          {"not_regular", State::not_regular},
                                          {"too_large", State::too_large}};

constexpr sandbox::Limits roomy{5000, 10'000, 128, 64, 32, 64, 16};

[[noreturn]] void fault(const Attack& attack, const std::string& what) {
  throw std::runtime_error(attack.file.string() + ": " + what);
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> parts_of(const std::string& text, char separator) {
  std::istringstream in(text);
  std::vector<std::string> parts;
  for (std::string part; std::getline(in, part, separator);) {
    const std::size_t first = part.find_first_not_of(' '), last = part.find_last_not_of(' ');
    if (first != std::string::npos) parts.push_back(part.substr(first, last - first + 1));
  }
  return parts;
}

// "KEY: VALUE" of a comment line; nothing for a line that is no comment.
std::optional<std::pair<std::string, std::string>> comment(const Attack& attack, const std::string& line) {
  const std::size_t marks = line.starts_with("# ") ? 2 : line.starts_with("// ") ? 3 : 0;
  if (marks == 0) return std::nullopt;
  const std::size_t colon = line.find(": ");
  if (colon == std::string::npos) fault(attack, "a line of the head is no \"key: value\": " + line);
  return std::pair{line.substr(marks, colon - marks), line.substr(colon + 2)};
}

void set_limit(Attack& attack, const std::string& word) {
  static const std::map<std::string, std::uint32_t sandbox::Limits::*> all{
      {"cpu_ms", &sandbox::Limits::cpu_ms},         {"wall_ms", &sandbox::Limits::wall_ms},
      {"memory_mib", &sandbox::Limits::memory_mib}, {"output_kib", &sandbox::Limits::output_kib},
      {"processes", &sandbox::Limits::processes},   {"open_files", &sandbox::Limits::open_files},
      {"disk_mib", &sandbox::Limits::disk_mib}};
  const std::size_t equals = word.find('=');
  const auto found = all.find(word.substr(0, equals));
  if (equals == std::string::npos || found == all.end()) fault(attack, "not a limit: " + word);
  attack.limits.*found->second = static_cast<std::uint32_t>(std::stoul(word.substr(equals + 1)));
}

void set_use(Attack& attack, const std::string& word) {
  const std::size_t sign = word.find(">=");
  const std::string key = word.substr(0, sign);
  if (sign == std::string::npos || (key != "cpu_ms" && key != "memory_kib")) fault(attack, "not a use: " + word);
  (key == "cpu_ms" ? attack.least_cpu_ms : attack.least_memory_kib) = std::stoul(word.substr(sign + 2));
}

void set_result(Attack& attack, const std::string& value) {
  const auto words = words_of(value);
  if (words.size() != 2 || !states.contains(words[1])) fault(attack, "not a result: " + value);
  attack.results.push_back({words[0], states.at(words[1])});
}

void set(Attack& attack, const std::string& key, const std::string& value) {
  if (key == "attack") {
    attack.what = value;
  } else if (key == "expect") {
    attack.endings = parts_of(value, '|');
  } else if (key == "limits") {
    for (const std::string& word : words_of(value)) set_limit(attack, word);
  } else if (key == "layer") {
    attack.layers = words_of(value);
  } else if (key == "prints") {
    attack.prints = value + "\n";
  } else if (key == "stages") {
    attack.stages = words_of(value);
  } else if (key == "compile" && value == "yes") {
    if (attack.limits != roomy) fault(attack, "`compile:` stands before `limits:`");
    attack.compile = true;
    attack.limits = challenges::CompileStep().limits;
  } else if (key == "beside" && value == "yes") {
    attack.beside = true;
  } else if (key == "stdin") {
    attack.stdin_text = value + "\n";
  } else if (key == "collect") {
    set_result(attack, value);
  } else if (key == "uses") {
    for (const std::string& word : words_of(value)) set_use(attack, word);
  } else {
    fault(attack, "the head has no key '" + key + "'");
  }
}

Attack load(const std::string& area, const fs::path& file, Language language) {
  Attack attack;
  attack.area = area;
  attack.name = file.stem();
  attack.language = language;
  attack.file = file;
  attack.limits = roomy;
  std::istringstream lines(read_file(file, 1 << 20).value());
  for (std::string line; std::getline(lines, line);) {
    if (line == "<?php") continue;
    const auto entry = comment(attack, line);
    if (!entry) break;
    set(attack, entry->first, entry->second);
  }
  if (attack.what.empty() || attack.endings.empty()) fault(attack, "the head must say `attack:` and `expect:`");
  if (attack.name.size() > 32) fault(attack, "the name has more than 32 characters: the table has no more room");
  if (attack.prints.empty() && !attack.compile && attack.endings == std::vector<std::string>{"exited 0"})
    attack.prints = "held\n";
  attack.limits.cpu_ms = support::scaled_ms(attack.limits.cpu_ms);
  attack.limits.wall_ms = support::scaled_ms(attack.limits.wall_ms);
  return attack;
}

}  // namespace

std::string extension(Language language) {
  switch (language) {
    case Language::python:
      return "py";
    case Language::php:
      return "php";
    case Language::go:
      return "go";
    case Language::c:
      break;
  }
  return "c";
}

std::string Attack::id() const { return area + "/" + name + "." + extension(language); }

std::vector<Attack> load_attacks(const fs::path& root) {
  std::vector<Attack> all;
  for (const char* area : areas)
    for (const auto& entry : fs::directory_iterator(root / area)) {
      const auto language = languages.find(entry.path().extension());
      if (language == languages.end())
        throw std::runtime_error(entry.path().string() + ": no attack is written in this");
      all.push_back(load(area, entry.path(), language->second));
    }
  std::stable_sort(all.begin(), all.end(), [](const Attack& a, const Attack& b) {
    const auto place = [](const Attack& one) {
      return std::find(std::begin(areas), std::end(areas), one.area) - areas;
    };
    return std::pair(place(a), a.id()) < std::pair(place(b), b.id());
  });
  return all;
}

}  // namespace assay::attacks
