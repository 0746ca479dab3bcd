#include "sandbox/warm/php_functions.hpp"

#include <php_output.h>

extern "C" {
#include <ext/standard/dl.h>
}
#include <cstring>
#include <ext/standard/dl_arginfo.h>
#include <string>
#include <string_view>

namespace assay::sandbox::warm::php {
namespace {

std::size_t room = 0;  // for the title and the NUL at its end
std::string title;     // leaked with the process, as all of a run

zif_handler libphps_phpinfo = nullptr;
std::string libphps_line;
std::string right_line;

}  // namespace

void make_room_for_title(char** argv, char** env) {
  std::size_t bytes = 0;
  for (char** list : {argv, env})
    for (char** text = list; *text != nullptr; ++text) bytes += std::strlen(*text) + 1;
  room = bytes == 0 ? 0 : bytes - 1;
}

static PHP_FUNCTION(cli_set_process_title) {
  char* text = nullptr;
  std::size_t size = 0;
  ZEND_PARSE_PARAMETERS_START(1, 1)
  Z_PARAM_STRING(text, size)
  ZEND_PARSE_PARAMETERS_END();
  title.assign(text, ::strnlen(text, room == 0 ? 0 : room - 1));
  RETURN_TRUE;
}

static PHP_FUNCTION(cli_get_process_title) {
  ZEND_PARSE_PARAMETERS_NONE();
  RETURN_STRINGL(title.data(), title.size());
}

static PHP_FUNCTION(phpinfo) {
  // Within an output callback nothing can be buffered: there the line stays as it is.
  const bool buffered = OG(running) == nullptr && php_output_start_default() == SUCCESS;
  libphps_phpinfo(INTERNAL_FUNCTION_PARAM_PASSTHRU);
  if (!buffered) return;
  zval said;
  ZVAL_NULL(&said);
  php_output_get_contents(&said);
  php_output_discard();
  if (Z_TYPE(said) != IS_STRING) return;
  const std::string_view text(Z_STRVAL(said), Z_STRLEN(said));
  const std::size_t at = text.find(libphps_line);
  const std::size_t before = at == text.npos ? text.size() : at;
  php_output_write(text.data(), before);
  if (at != text.npos) {
    php_output_write(right_line.data(), right_line.size());
    php_output_write(text.data() + before + libphps_line.size(), text.size() - before - libphps_line.size());
  }
  zval_ptr_dtor(&said);
}

void correct_phpinfo(const char* from, const char* to) {
  const std::string name = "Configuration File (php.ini) Path => ";
  libphps_line = name + from + '\n';
  right_line = name + to + '\n';
  void* const found = zend_hash_str_find_ptr(CG(function_table), "phpinfo", std::strlen("phpinfo"));
  if (found == nullptr) return;  // disabled by an ini file
  auto* const function = static_cast<zend_internal_function*>(found);
  libphps_phpinfo = function->handler;
  function->handler = ZEND_FN(phpinfo);
}

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arguments_of_set, 0, 1, _IS_BOOL, 0)
ZEND_ARG_TYPE_INFO(0, title, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arguments_of_get, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

const zend_function_entry additional_functions[] = {ZEND_FENTRY(dl, ZEND_FN(dl), arginfo_dl, 0) ZEND_FENTRY(
    cli_set_process_title, ZEND_FN(cli_set_process_title), arguments_of_set,
    0) ZEND_FENTRY(cli_get_process_title, ZEND_FN(cli_get_process_title), arguments_of_get, 0) ZEND_FE_END};

}  // namespace assay::sandbox::warm::php
