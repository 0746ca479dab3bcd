<?php
// attack: gives files set-user-id, set-group-id and sticky bits, by the usual functions
// expect: exited 0
// layer: seccomp
require 'attempts.php';

copy('/usr/bin/env', 'program');
foreach ([04755, 02755, 06755, 04000] as $mode) {
    fails(decoct($mode), fn () => chmod('program', $mode));
    fails('folder ' . decoct($mode), fn () => mkdir("folder$mode", $mode) && (fileperms("folder$mode") & 06000) !== 0);
}
clearstatcache();
if ((fileperms('program') & 06000) !== 0) {
    worked('the bits are set');
}
verdict();
