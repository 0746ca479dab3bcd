#include "sandbox/warm/php_start.hpp"

#include <build-defs.h>
#include <cctype>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <php.h>
#include <php_ini.h>
#include <php_main.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>

#include "sandbox/warm/php_functions.hpp"
#include "sandbox/warm/php_sapi.hpp"

namespace assay::sandbox::warm::php {
namespace {

// What /usr/bin/php sets before any `-d` (its php -i shows it).
constexpr const char* hard_coded =
    "html_errors=0\nregister_argc_argv=1\nimplicit_flush=1\noutput_buffering=0\nmax_execution_time=0\nmax_input_time=-"
    "1\n";

// libphp was built for embedding and would look into the folders of that; the headers know the command line's.
char scan_variable[] = "PHP_INI_SCAN_DIR=" PHP_CONFIG_FILE_SCAN_DIR;  // PHP keeps a pointer into it

std::string ini_lines(std::span<const char* const> settings) {
  std::string lines = hard_coded;
  for (const std::string_view setting : settings) {
    const std::size_t equals = setting.find('=');
    const std::string_view value = setting.substr(equals + 1);
    const bool plain = value.empty() || std::isalnum(static_cast<unsigned char>(value[0])) != 0;
    lines.append(setting.substr(0, equals + 1)).append(plain ? "" : "\"").append(value).append(plain ? "\n" : "\"\n");
  }
  return lines;
}

// Everything said on descriptors 1 and 2 while it lives.
class Overheard {
 public:
  Overheard() : file_(::memfd_create("overheard", MFD_CLOEXEC)) {
    std::fflush(nullptr);
    for (int i = 0; i < 2; ++i) {
      kept_[i] = ::fcntl(i + 1, F_DUPFD_CLOEXEC, 3);
      ::dup2(file_, i + 1);
    }
  }
  Overheard(const Overheard&) = delete;
  Overheard& operator=(const Overheard&) = delete;
  ~Overheard() {
    std::fflush(nullptr);
    for (int i = 0; i < 2; ++i) {
      if (kept_[i] < 0) {
        ::close(i + 1);
        continue;
      }
      ::dup2(kept_[i], i + 1);
      ::close(kept_[i]);
    }
    ::close(file_);
  }
  std::string text() const {
    std::fflush(nullptr);
    char bytes[2048];
    const ssize_t size = ::pread(file_, bytes, sizeof bytes, 0);
    return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
  }
  bool works() const { return file_ >= 0; }

 private:
  int file_;
  int kept_[2] = {-1, -1};
};

// The dispositions that a fresh program has: PHP notes those it finds as the ones it was started with.
class FreshSignals {
 public:
  FreshSignals() {
    struct sigaction fresh {};
    for (int number = 1; number < NSIG; ++number) {
      fresh.sa_handler = number == SIGPIPE ? SIG_IGN : SIG_DFL;
      ::sigaction(number, &fresh, &before_[number]);
    }
  }
  FreshSignals(const FreshSignals&) = delete;
  FreshSignals& operator=(const FreshSignals&) = delete;
  ~FreshSignals() {
    for (int number = 1; number < NSIG; ++number) ::sigaction(number, &before_[number], nullptr);
  }

 private:
  struct sigaction before_[NSIG] {};
};

zval* constant(const char* name) {
  void* const found = zend_hash_str_find_ptr(EG(zend_constants), name, std::strlen(name));
  return found == nullptr ? nullptr : &static_cast<zend_constant*>(found)->value;
}

void replace_constant(const char* name, const char* text) {
  if (zval* const value = constant(name)) ZVAL_STR(value, zend_string_init_interned(text, std::strlen(text), true));
}

// One /usr/bin/php is not libphp's: Debian updates them together, an administrator's alternatives do not.
bool same_version(const char* program, std::string& why) {
  const int file = ::open(program, O_RDONLY | O_CLOEXEC);
  struct stat facts {};
  if (file < 0 || ::fstat(file, &facts) != 0) {
    if (file >= 0) ::close(file);
    why = std::string("there is no ") + program;
    return false;
  }
  const auto size = static_cast<std::size_t>(facts.st_size);
  void* const bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  const zval* const version = constant("PHP_VERSION");
  const std::string mark = std::string("PHP/") + Z_STRVAL_P(version) + '\0';
  const bool same = bytes != MAP_FAILED && ::memmem(bytes, size, mark.data(), mark.size()) != nullptr;
  if (bytes != MAP_FAILED) ::munmap(bytes, size);
  if (!same) why = std::string(program) + " is not PHP " + Z_STRVAL_P(version) + " as libphp is";
  return same;
}

bool start_modules(const char* program, std::span<const char* const> settings) {
  const FreshSignals fresh;
  static std::string entries = ini_lines(settings);
  // Where /usr/bin/php looks: beside itself, then its own folder.
  static std::string search = std::string("/usr/bin:") + PHP_CONFIG_FILE_PATH;
  zend_signal_startup();
  sapi_startup(&sapi);
  sapi.php_ini_path_override = search.data();
  sapi.executable_location = const_cast<char*>(program);
  sapi.ini_entries = entries.data();
  ::putenv(scan_variable);
  const bool started = sapi.startup(&sapi) == SUCCESS;
  ::unsetenv("PHP_INI_SCAN_DIR");
  return started;
}

}  // namespace

bool start(const char* program, std::span<const char* const> settings, std::string& why) {
  std::string said;
  bool started = false;
  {
    const Overheard overheard;
    if (!overheard.works()) {
      why = "no memory file can be made";
      return false;
    }
    started = start_modules(program, settings);
    said = overheard.text();
  }
  if (!started || !said.empty()) {
    why = "PHP does not start: " +
          (said.empty() ? std::string("it does not say why") : said.substr(0, said.find('\n', 1)));
    return false;
  }
  correct_phpinfo(Z_STRVAL_P(constant("PHP_CONFIG_FILE_PATH")), PHP_CONFIG_FILE_PATH);
  zend_interned_strings_switch_storage(false);
  replace_constant("PHP_CONFIG_FILE_PATH", PHP_CONFIG_FILE_PATH);
  replace_constant("PHP_CONFIG_FILE_SCAN_DIR", PHP_CONFIG_FILE_SCAN_DIR);
  zend_interned_strings_switch_storage(true);
  return same_version(program, why);
}

}  // namespace assay::sandbox::warm::php
