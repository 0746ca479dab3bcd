#include "sandbox/warm/php_sapi.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <ext/standard/file.h>
#include <php.h>
#include <php_main.h>
#include <php_network.h>
#include <php_variables.h>
#include <sys/select.h>
#include <unistd.h>

#include "sandbox/warm/php_functions.hpp"

namespace assay::sandbox::warm::php {
namespace {

bool leaving = false;

// A standard output that is full and does not block is waited for.
bool wait_until_writable() {
  timeval patience{static_cast<time_t>(FG(default_socket_timeout)), 0};
  fd_set outputs;
  FD_ZERO(&outputs);
  FD_SET(STDOUT_FILENO, &outputs);
  return ::select(STDOUT_FILENO + 1, nullptr, &outputs, nullptr, &patience) != -1;
}

// Each echo is a write of its own: a program that dies has said all that it said.
std::size_t write_out(const char* text, std::size_t size) {
  std::size_t written = 0;
  while (written < size) {
    ssize_t now = 0;
    do now = ::write(STDOUT_FILENO, text + written, size - written);
    while (now <= 0 && errno == EAGAIN && wait_until_writable());
    if (now < 0) {
      EG(exit_status) = 255;
      php_handle_aborted_connection();  // leaves by longjmp, unless ignore_user_abort
      break;
    }
    written += static_cast<std::size_t>(now);
  }
  return written;
}

// EBADF: the program has closed its own output.
void flush(void* /*context*/) {
  if (std::fflush(stdout) == EOF && errno != EBADF) php_handle_aborted_connection();
}

void register_text(const char* name, const char* text, zval* array) {
  std::size_t size = std::strlen(text);
  char* value = const_cast<char*>(text);  // the filter's old signature; the default one only looks
  if (sapi_module.input_filter(PARSE_SERVER, name, &value, size, &size) != 0) php_register_variable(name, value, array);
}

void register_variables(zval* array) {
  php_import_environment_variables(array);
  for (const char* name : {"PHP_SELF", "SCRIPT_NAME", "SCRIPT_FILENAME", "PATH_TRANSLATED"})
    register_text(name, script_name, array);
  register_text("DOCUMENT_ROOT", "", array);
}

void log_message(const char* message, int /*severity*/) { std::fprintf(stderr, "%s\n", message); }

// The last of a request's end that can be seen: after it PHP only gives memory back and unloads its modules, which
// takes longer than the rest of a short run. What C code of the program's own (FFI) has printed is flushed as exit()
// would.
int deactivate() {
  std::fflush(leaving ? nullptr : stdout);
  if (leaving) ::_exit(EG(exit_status));
  return SUCCESS;
}

int start_up(sapi_module_struct* module) { return php_module_startup(module, nullptr); }

int header_handler(sapi_header_struct* /*header*/, sapi_header_op_enum /*op*/, sapi_headers_struct* /*headers*/) {
  return 0;
}
int send_headers(sapi_headers_struct* /*headers*/) { return SAPI_HEADER_SENT_SUCCESSFULLY; }
void send_header(sapi_header_struct* /*header*/, void* /*context*/) {}
char* read_cookies() { return nullptr; }

void set_default(HashTable* configuration, const char* name, const char* value) {
  zval text;
  ZVAL_NEW_STR(&text, zend_string_init(value, std::strlen(value), true));
  zend_hash_str_update(configuration, name, std::strlen(name), &text);
}

// What a php.ini may override.
void ini_defaults(HashTable* configuration) { set_default(configuration, "display_errors", "1"); }

sapi_module_struct describe() {
  sapi_module_struct module{};
  module.name = const_cast<char*>("cli");
  module.pretty_name = const_cast<char*>("Command Line Interface");
  module.startup = start_up;
  module.shutdown = php_module_shutdown_wrapper;
  module.deactivate = deactivate;
  module.ub_write = write_out;
  module.flush = flush;
  module.sapi_error = php_error;
  module.header_handler = header_handler;
  module.send_headers = send_headers;
  module.send_header = send_header;
  module.read_cookies = read_cookies;
  module.register_server_variables = register_variables;
  module.log_message = log_message;
  module.ini_defaults = ini_defaults;
  module.phpinfo_as_text = 1;
  module.php_ini_ignore_cwd = 1;
  module.additional_functions = additional_functions;
  return module;
}

}  // namespace

sapi_module_struct sapi = describe();
const char* script_name = "";

void leave_at_request_end() { leaving = true; }

}  // namespace assay::sandbox::warm::php
