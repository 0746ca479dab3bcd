<?php
// Extensions that are not installed fail as they do by exec.
var_dump(LIBXML_DOTTED_VERSION, libxml_use_internal_errors(true), libxml_get_errors(), class_exists('DOMDocument'), class_exists('SimpleXMLElement'));
new DOMDocument;
