<?php
// attack: hides memory in files without a name, by a call that PHP itself does not offer
// expect: memory
// limits: memory_mib=32 disk_mib=16
$libc = FFI::cdef('int memfd_create(const char *name, unsigned flags); long write(int fd, const char *data, size_t size);', 'libc.so.6');
$block = str_repeat('x', 1 << 20);
for ($i = 0; $i < 20; ++$i) {
    $file = $libc->memfd_create('kept', 0);
    for ($j = 0; $j < 10; ++$j) {
        $libc->write($file, $block, 1 << 20);
    }
}
echo "BROKEN: holds 200 MiB\n";
