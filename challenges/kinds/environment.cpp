#include "challenges/kinds/environment.hpp"

#include <algorithm>
#include <cstring>

namespace assay::challenges {

std::vector<std::string> environment(const std::map<std::string, std::string>& language, const std::map<std::string, std::string>& of_case) {
  std::map<std::string, std::string> all{{"TZ", "UTC"}, {"LANG", "C.UTF-8"}, {"HOME", "/work"}, {"PATH", "/usr/local/bin:/usr/bin:/bin"}};
  for (const auto* more : {&language, &of_case})
    for (const auto& [name, value] : *more) all[name] = value;
  std::vector<std::string> entries;
  for (const auto& [name, value] : all) entries.push_back(name + "=" + value);
  return entries;
}

std::vector<std::string> expand(const std::vector<std::string>& argv, const Language& language, const std::string& entry,
                                const Submission* submission) {
  std::vector<std::string> words;
  for (const std::string& word : argv) {
    if (word == "{entry}") {
      // A name that begins with '-' must not read as an option.
      words.push_back(entry.starts_with('-') ? "./" + entry : entry);
    } else if (word == "{sources}" && submission != nullptr) {
      for (const SourceFile& file : submission->files)
        if (std::any_of(language.extensions.begin(), language.extensions.end(), [&](const auto& one) { return file.path.ends_with(one); }))
          words.push_back("./" + file.path);
    } else {
      words.push_back(word);
    }
  }
  return words;
}

std::string signal_name(int number) {
  const char* name = ::sigabbrev_np(number);
  return name != nullptr ? std::string("SIG") + name : "SIG" + std::to_string(number);
}

}  // namespace assay::challenges
