<?php
// attack: writes machine code into memory and calls the 32-bit entrance from PHP
// expect: signaled 31
// layer: seccomp
$libc = FFI::cdef('void *mmap(void *, size_t, int, int, int, long);', 'libc.so.6');
$place = $libc->mmap(null, 4096, 7, 0x22, -1, 0);
FFI::memcpy($place, "\xB8\x14\x00\x00\x00\xCD\x80\xC3", 8);
$act = FFI::cdef()->cast('int (*)(void)', $place);
echo 'BROKEN: getpid is ' . $act() . "\n";
