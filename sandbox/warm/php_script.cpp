#include "sandbox/warm/php_script.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <php.h>
#include <php_main.h>
#include <php_streams.h>
#include <unistd.h>

#include <climits>

#include "sandbox/warm/php_sapi.hpp"

// PHP leaves by longjmp (zend_try): no frame below may hold anything with a destructor, and what must survive lies
// here.
namespace assay::sandbox::warm::php {
namespace {

zend_file_handle script;
char resolved[PATH_MAX];
bool started = false;

void register_stream(const char* name, php_stream* stream) {
  zend_constant constant;
  php_stream_to_zval(stream, &constant.value);
  ZEND_CONSTANT_SET_FLAGS(&constant, CONST_CS, 0);
  constant.name = zend_string_init_interned(name, std::strlen(name), false);
  zend_register_constant(&constant);
}

// STDIN, STDOUT and STDERR. Their descriptors outlive the constants: what ends after them may still speak.
void register_streams() {
  php_stream* const in = php_stream_open_wrapper_ex("php://stdin", "rb", 0, nullptr, nullptr);
  php_stream* const out = php_stream_open_wrapper_ex("php://stdout", "wb", 0, nullptr, nullptr);
  php_stream* const err = php_stream_open_wrapper_ex("php://stderr", "wb", 0, nullptr, nullptr);
  for (php_stream* stream : {in, out, err})
    if (stream != nullptr) stream->flags |= PHP_STREAM_FLAG_NO_RSCR_DTOR_CLOSE;
  if (in != nullptr && out != nullptr && err != nullptr) {
    register_stream("STDIN", in);
    register_stream("STDOUT", out);
    register_stream("STDERR", err);
    return;
  }
  for (php_stream* stream : {in, out, err})
    if (stream != nullptr) php_stream_close(stream);
}

bool open_script(const char* path) {
  std::FILE* const file = std::fopen(path, "rb");
  if (file == nullptr) return false;
  zend_stream_init_fp(&script, file, path);
  script.primary_script = true;
  return true;
}

void run_in_request(char** words) {
  if (!open_script(words[0])) {
    php_printf("Could not open input file: %s\n", words[0]);
    EG(exit_status) = 1;
    return;
  }
  script_name = words[0];
  SG(request_info).path_translated = ::realpath(words[0], resolved) != nullptr ? resolved : nullptr;
  SG(request_info).argc = 0;
  while (words[SG(request_info).argc] != nullptr) ++SG(request_info).argc;
  SG(request_info).argv = words;
  if (php_request_startup() == FAILURE) {
    php_printf("Could not startup.\n");
    EG(exit_status) = 1;
    return;
  }
  started = true;
  CG(skip_shebang) = true;
  zend_register_bool_constant(ZEND_STRL("PHP_CLI_PROCESS_TITLE"), true, CONST_CS, 0);
  zend_is_auto_global(ZSTR_KNOWN(ZEND_STR_AUTOGLOBAL_SERVER));  // else $argv is not there
  PG(during_request_startup) = false;
  register_streams();
  php_execute_script(&script);
}

}  // namespace

[[noreturn]] void run_script(char** words) {
  leave_at_request_end();
  zend_first_try {
    zend_try {
      CG(in_compilation) = false;
      SG(options) |= SAPI_OPTION_NO_CHDIR;
      run_in_request(words);
    }
    zend_end_try();
    if (script.filename != nullptr) zend_destroy_file_handle(&script);
    if (started) php_request_shutdown(nullptr);
  }
  zend_end_try();
  // Only without a request: with one, its end was the process's.
  std::fflush(nullptr);
  ::_exit(EG(exit_status));
}

}  // namespace assay::sandbox::warm::php
