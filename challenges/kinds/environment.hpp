// What every program of a submission is started with, whatever the kind: argv from the language file, environment from nothing.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "challenges/language.hpp"
#include "challenges/submission.hpp"

namespace assay::challenges {

// "NAME=value" entries: the common ones (TZ, LANG, HOME, PATH), then the language's, then the case's; later ones win.
std::vector<std::string> environment(const std::map<std::string, std::string>& language, const std::map<std::string, std::string>& of_case);

// `argv` with "{entry}" and "{sources}" put in; sources are those of the language, each as "./path".
std::vector<std::string> expand(const std::vector<std::string>& argv, const Language& language, const std::string& entry,
                                const Submission* submission);

// "SIGSEGV" for 11; "SIG64" for one without a name.
std::string signal_name(int number);

}  // namespace assay::challenges
