<?php
$c = FFI::cdef('int puts(const char *); int printf(const char *, ...); int atoi(const char *);');
echo "first\n"; $c->puts('buffered by the C library'); $c->printf("and %d\n", FFI::new('int')->cdata + 7); echo $c->atoi('42'), "\n";
