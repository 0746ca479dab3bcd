<?php
interface I { function m(); }
echo "printed: the class is bound late\n";
if (true) { class C implements I {} }
