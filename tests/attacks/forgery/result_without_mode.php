<?php
// attack: takes away every right on its result, so that the judge cannot read it
// expect: exited 0
// collect: result regular
// collect: closed/result regular
file_put_contents('result', 'x');
chmod('result', 0);
mkdir('closed');
file_put_contents('closed/result', 'x');
chmod('closed', 0);
chmod('.', 0);
echo "held\n";
