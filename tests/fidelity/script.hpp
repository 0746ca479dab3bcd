// One script of the fidelity suite: tests/fidelity/<language>/NAME.<py|php>. Its first lines may say, as comments of its language,
// what it is run with; each may stand several times, and \n, \t, \r, \\, \0 and \xHH stand for bytes:
//
//   # args: WORD...            arguments
//   # stdin: TEXT              standard input, joined without anything between
//   # env: NAME=VALUE          a variable more, or another value; `NAME` alone takes it away
//   # file: NAME TEXT          another file of the folder
//   # bytecode: none         in a box: not from bytecode either (it looks at what is known to differ, docs/performance.md)
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace assay::fidelity {

struct Script {
  std::string name;      // "exit_zero"
  std::string language;  // "python"
  std::string text;
  std::vector<std::string> args;
  std::string stdin_text;
  std::map<std::string, std::string> env;  // all of it
  std::map<std::string, std::string> files;
  bool bytecode = true;
};

// What a run said and how it ended, with machine addresses ("0x7f...") made equal, for they differ from run to run.
struct Said {
  std::string out, err, how;
  bool operator==(const Said&) const = default;
};

// Every script of a language, in order of name. Throws std::runtime_error where there is none.
std::vector<Script> scripts_of(const std::string& language);
// A script that is not of the suite: a solution of a challenge.
Script plain_script(const std::string& language, const std::string& name, std::string text);

std::string without_addresses(std::string text);

}  // namespace assay::fidelity
