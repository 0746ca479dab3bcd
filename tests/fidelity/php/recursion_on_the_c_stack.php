<?php
// Without end through array_map: the C stack is what gives out.
function again() { return array_map('again', [1]); }
again();
