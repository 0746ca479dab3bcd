// Starts the interpreter as /usr/bin/php would, from the same ini files.
#pragma once

#include <span>
#include <string>

namespace assay::sandbox::warm::php {

// `settings` as behind `-d`. False, with a sentence, where PHP does not start or says anything while it starts: each
// run by exec would say it too.
bool start(const char* program, std::span<const char* const> settings, std::string& why);

}  // namespace assay::sandbox::warm::php
