<?php
function f() { try { throw new Exception('a'); } catch (Exception $e) { return 'caught'; } finally { echo "finally\n"; } }
function g() { foreach ([1, 2] as $i) { try { continue; } finally { echo $i, "\n"; } } return 'g'; }
echo f(), g(), "\n"; goto end; echo 'skipped'; end: echo "end\n";
try { try { throw new Exception('first'); } finally { throw new Exception('second'); } } catch (Exception $e) { echo $e->getMessage(), $e->getPrevious()->getMessage(), "\n"; }
