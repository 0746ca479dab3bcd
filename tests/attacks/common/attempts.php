<?php
// What the attacks in PHP share; common/attempts.py says what counts as refused.
const REFUSALS = ['EPERM' => 1, 'EACCES' => 13, 'ENOSYS' => 38, 'EAFNOSUPPORT' => 97, 'ENOTTY' => 25, 'EROFS' => 30];
$GLOBALS['worked'] = [];

function worked(string $what): void
{
    $GLOBALS['worked'][] = $what;
}

// The act must return false; warnings are not its answer.
function fails(string $what, callable $act): void
{
    if (@$act() !== false) {
        worked($what);
    }
}

// As fails(), and the system's own number for it must be that of a refusal.
function denied(string $what, callable $act): void
{
    if (@$act() !== false) {
        worked($what);
    } elseif (!in_array(posix_get_last_error(), REFUSALS, true)) {
        worked($what . ': ' . posix_strerror(posix_get_last_error()));
    }
}

function libc(): FFI
{
    static $libc = null;
    return $libc ??= FFI::cdef('long syscall(long number, ...); int *__errno_location(void);', 'libc.so.6');
}

function refused(string $what, int $number, ...$arguments): void
{
    $result = libc()->syscall($number, ...$arguments);
    $errno = libc()->__errno_location()[0];
    if ($result !== -1 || !in_array($errno, REFUSALS, true)) {
        worked("$what ($result, errno $errno)");
    }
}

function absent(string ...$paths): void
{
    foreach ($paths as $path) {
        if (file_exists($path) || is_link($path)) {
            worked("$path is there");
        }
    }
}

function verdict(): void
{
    echo $GLOBALS['worked'] ? 'BROKEN: ' . implode('; ', $GLOBALS['worked']) : 'held', "\n";
}
