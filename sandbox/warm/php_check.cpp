// Checks files as `php -n -l` does, one request each, in a PHP that was started with its ini files and extensions.
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <php.h>
#include <php_ini.h>
#include <php_main.h>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

#include "sandbox/warm/php_sapi.hpp"
#include "sandbox/warm/php_script.hpp"

namespace assay::sandbox::warm::php {
namespace {

// What a compiler looks at, as it is without ini files but for the two settings of the check's own command.
struct Setting {
  std::string_view name;
  const char* value;
};
constexpr Setting settings[] = {{"display_errors", "1"},
                                {"html_errors", "0"},
                                {"log_errors", "0"},
                                {"error_reporting", nullptr},
                                {"error_log", nullptr},
                                {"short_open_tag", "1"},
                                {"zend.assertions", "1"},
                                {"memory_limit", "128M"},
                                {"zend.multibyte", "0"},
                                {"zend.script_encoding", nullptr},
                                {"zend.detect_unicode", "1"},
                                {"precision", "14"},
                                {"serialize_precision", "-1"},
                                {"default_charset", "UTF-8"},
                                {"xmlrpc_errors", "0"},
                                {"error_prepend_string", nullptr},
                                {"error_append_string", nullptr}};

bool of_extension(const zend_module_entry* module) { return module != nullptr && module->handle != nullptr; }

int forget_function(zval* entry) {
  const auto* const function = static_cast<const zend_function*>(Z_PTR_P(entry));
  const bool extension = function->type == ZEND_INTERNAL_FUNCTION && of_extension(function->internal_function.module);
  return extension ? ZEND_HASH_APPLY_REMOVE : ZEND_HASH_APPLY_KEEP;
}

int forget_class(zval* entry) {
  const auto* const type = static_cast<const zend_class_entry*>(Z_PTR_P(entry));
  return type->type == ZEND_INTERNAL_CLASS && of_extension(type->info.internal.module) ? ZEND_HASH_APPLY_REMOVE
                                                                                       : ZEND_HASH_APPLY_KEEP;
}

// Without ini files no extension is loaded: a file may declare what one of them has. Nothing is destroyed, only not
// found.
void forget_extensions() {
  for (HashTable* table : {CG(function_table), CG(class_table)}) {
    const dtor_func_t destroy = table->pDestructor;
    table->pDestructor = nullptr;
    zend_hash_apply(table, table == CG(function_table) ? forget_function : forget_class);
    table->pDestructor = destroy;
  }
}

void apply_settings() {
  for (const Setting& setting : settings) {
    zend_string* const name = zend_string_init(setting.name.data(), setting.name.size(), false);
    // ini_set has no word for "not set": an empty text is what each of these reads as none.
    zend_alter_ini_entry_chars(name, setting.value == nullptr ? "" : setting.value,
                               setting.value == nullptr ? 0 : std::strlen(setting.value), PHP_INI_SYSTEM,
                               PHP_INI_STAGE_ACTIVATE);
    zend_string_release(name);
  }
  EG(error_reporting) = E_ALL;
}

zend_file_handle source;
bool good = false;
bool opened = false;

void check_in_request(char* file) {
  opened = false;
  std::FILE* const stream = std::fopen(file, "rb");
  if (stream == nullptr) {
    php_printf("Could not open input file: %s\n", file);
    return;
  }
  zend_stream_init_fp(&source, stream, file);
  source.primary_script = true;
  opened = true;
  script_name = file;
  SG(request_info).path_translated = file;
  if (php_request_startup() == FAILURE) return;
  CG(skip_shebang) = true;
  PG(during_request_startup) = false;
  apply_settings();
  good = php_lint_script(&source) == SUCCESS;
  zend_printf(good ? "No syntax errors detected in %s\n" : "Errors parsing %s\n", file);
}

void check(char* file) {
  good = false;
  source = zend_file_handle{};
  zend_first_try {
    zend_try { check_in_request(file); }
    zend_end_try();
    if (!opened) std::fflush(stdout);
    if (opened) {
      zend_destroy_file_handle(&source);
      php_request_shutdown(nullptr);
    }
  }
  zend_end_try();
}

// What was written into `from` since it was last empty goes to `to`.
void hand_over(int from, int to) {
  char bytes[8192];
  ssize_t size = 0;
  for (off_t at = 0; (size = ::pread(from, bytes, sizeof bytes, at)) > 0; at += size)
    for (ssize_t done = 0, now = 0; done < size; done += now)
      if ((now = ::write(to, bytes + done, static_cast<std::size_t>(size - done))) < 0) return;  // nobody listens
}

}  // namespace

[[noreturn]] void check_files(char** files) {
  const int error = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  const int said = ::memfd_create("said", MFD_CLOEXEC);
  if (error < 0 || said < 0 || ::dup2(said, STDOUT_FILENO) < 0 || ::dup2(said, STDERR_FILENO) < 0) {
    std::perror("no memory file for what is said of a source");
    ::_exit(1);
  }
  forget_extensions();
  SG(options) |= SAPI_OPTION_NO_CHDIR;
  bool failed = false;
  for (; *files != nullptr; ++files) {
    if (::ftruncate(said, 0) != 0 || ::lseek(said, 0, SEEK_SET) != 0) ::_exit(1);
    check(*files);
    if (good) continue;
    failed = true;
    hand_over(said, error);
  }
  ::_exit(failed ? 1 : 0);
}

}  // namespace assay::sandbox::warm::php
