#include "tests/fidelity/script.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "base/file.hpp"

namespace assay::fidelity {
namespace {

namespace fs = std::filesystem;

// What runs of the product have (challenges/kinds/environment.cpp), and what the language file adds for Python.
const std::map<std::string, std::string> common{
    {"HOME", "/work"}, {"LANG", "C.UTF-8"}, {"PATH", "/usr/local/bin:/usr/bin:/bin"}, {"PYTHONDONTWRITEBYTECODE", "1"}, {"TZ", "UTC"}};

std::string unescaped(const std::string& text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      bytes += text[at];
      continue;
    }
    switch (const char what = text[++at]) {
      case 'n': bytes += '\n'; break;
      case 't': bytes += '\t'; break;
      case 'r': bytes += '\r'; break;
      case '0': bytes += '\0'; break;
      case '\\': bytes += '\\'; break;
      case 'x':
        bytes += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
        at += 2;
        break;
      default: throw std::runtime_error(std::string("unknown escape \\") + what);
    }
  }
  return bytes;
}

// False where the line is none of these, which ends them.
bool directive(Script& script, const std::string& line) {
  const std::size_t word = line.find_first_not_of("#/ ");
  const std::size_t colon = line.find(": ");
  if (line.empty() || (line[0] != '#' && line[0] != '/') || word == std::string::npos || colon == std::string::npos) return false;
  const std::string name = line.substr(word, colon - word), rest = line.substr(colon + 2);
  if (name == "args") {
    std::istringstream words(rest);
    for (std::string one; words >> one;) script.args.push_back(one);
  } else if (name == "stdin") {
    script.stdin_text += unescaped(rest);
  } else if (name == "env") {
    const std::size_t equals = rest.find('=');
    if (equals == std::string::npos) script.env.erase(rest);
    else script.env[rest.substr(0, equals)] = rest.substr(equals + 1);
  } else if (name == "file") {
    const std::size_t blank = rest.find(' ');
    script.files[rest.substr(0, blank)] = blank == std::string::npos ? "" : unescaped(rest.substr(blank + 1));
  } else if (name == "bytecode") {
    script.bytecode = false;
  } else {
    return false;
  }
  return true;
}

}  // namespace

Script plain_script(const std::string& language, const std::string& name, std::string text) {
  return {name, language, std::move(text), {}, "", common, {}, true};
}

std::vector<Script> scripts_of(const std::string& language) {
  std::vector<Script> scripts;
  for (const auto& entry : fs::directory_iterator(fs::path(ASSAY_SOURCE_DIR) / "tests/fidelity" / language)) {
    auto text = read_file(entry.path(), std::size_t{1} << 20);
    if (!text) throw std::runtime_error(text.error().message());
    Script script = plain_script(language, entry.path().stem(), std::move(*text));
    std::istringstream lines(script.text);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("<?php") || line.starts_with("#!")) continue;
      if (!directive(script, line)) break;
    }
    scripts.push_back(std::move(script));
  }
  if (scripts.empty()) throw std::runtime_error("no scripts for " + language);
  std::sort(scripts.begin(), scripts.end(), [](const Script& a, const Script& b) { return a.name < b.name; });
  return scripts;
}

std::string without_addresses(std::string text) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  for (std::size_t at = 0; (at = text.find("0x", at)) != std::string::npos; at += 2) {
    const std::size_t end = std::min(text.find_first_not_of(hexadecimal, at + 2), text.size());
    if (end - at >= 10) text.replace(at + 2, end - at - 2, "ADDRESS");
  }
  return text;
}

}  // namespace assay::fidelity
