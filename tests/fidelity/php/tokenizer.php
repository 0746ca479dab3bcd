<?php
foreach (PhpToken::tokenize('<?php echo 1 + $a; // end') as $token) echo $token->getTokenName(), ' ', $token->text, "\n";
highlight_string('<?php echo "x"; ?>'); echo php_strip_whitespace(__FILE__), "\n"; highlight_file(__FILE__);
