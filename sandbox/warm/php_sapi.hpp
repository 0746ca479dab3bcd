// The server interface (SAPI) that a warm PHP runs under: it is named `cli` and does what /usr/bin/php's own does.
#pragma once

#include <SAPI.h>

namespace assay::sandbox::warm::php {

extern sapi_module_struct sapi;

// The words that $_SERVER names the script by: the argument as it was given.
extern const char* script_name;

// From here on a request's end is the process's end: once nothing that anyone could see is left to do.
void leave_at_request_end();

}  // namespace assay::sandbox::warm::php
