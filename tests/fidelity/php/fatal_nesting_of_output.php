<?php
ob_start(function ($text) { ob_start(); return $text; });
echo "x";
ob_end_flush();
