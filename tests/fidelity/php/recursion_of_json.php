<?php
$list = []; for ($i = 0; $i < 600; ++$i) $list = [$list];
var_dump(json_encode($list), json_last_error_msg());
$self = []; $self[] = &$self;
var_dump(count($self, COUNT_RECURSIVE) > 0);
print_r($self);
