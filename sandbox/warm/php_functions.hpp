// Functions in which libphp differs from /usr/bin/php: dl, cli_set_process_title and cli_get_process_title, which exist
// on the command line only, and phpinfo, which names a folder that libphp has compiled in.
#pragma once

#include <php.h>

namespace assay::sandbox::warm::php {

extern const zend_function_entry additional_functions[];

// How long a title can get: as long as the arguments and the environment, whose place it takes.
void make_room_for_title(char** argv, char** env);

// phpinfo() says "(php.ini) Path => to" where it would say `from`. Both live as long as the process.
void correct_phpinfo(const char* from, const char* to);

}  // namespace assay::sandbox::warm::php
