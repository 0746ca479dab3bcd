<?php
// Which signals are ignored, caught and blocked, in this process and in one that it starts.
echo implode(preg_grep('/^(Sig[A-PR-Z]|Shd)[a-zA-Z]*:/', file('/proc/self/status')));
pcntl_sigprocmask(SIG_BLOCK, [], $old); var_dump($old);
passthru("grep -E '^(Sig[A-PR-Z]|Shd)[a-zA-Z]*:' /proc/self/status");
