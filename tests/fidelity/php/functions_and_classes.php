<?php
var_dump(get_defined_functions(), get_declared_classes(), get_declared_interfaces(), get_declared_traits());
