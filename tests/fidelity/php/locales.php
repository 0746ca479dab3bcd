<?php
var_dump(setlocale(LC_ALL, 0), setlocale(LC_CTYPE, '0'), setlocale(LC_ALL, 'C.UTF-8', 'C'), setlocale(LC_ALL, ''), setlocale(LC_NUMERIC, 'de_DE'), localeconv(), nl_langinfo(CODESET), strcoll('a', 'B'), sprintf('%.2f', 1.5), escapeshellarg("é'x"), basename("/a/é"), gettext('text'), iconv_get_encoding('all'));
