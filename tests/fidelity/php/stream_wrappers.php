<?php
class Memory { public $context; private static $data = []; private $path; private $at = 0;
  function stream_open($path) { $this->path = $path; self::$data[$path] ??= ''; return true; }
  function stream_write($text) { self::$data[$this->path] .= $text; return strlen($text); }
  function stream_read($n) { $part = substr(self::$data[$this->path], $this->at, $n); $this->at += strlen($part); return $part; }
  function stream_eof() { return $this->at >= strlen(self::$data[$this->path]); } function stream_stat() { return []; } function stream_close() { echo "closed\n"; } }
stream_wrapper_register('mem', 'Memory'); file_put_contents('mem://x', '<?php echo "included\n";'); echo file_get_contents('mem://x'), "\n"; include 'mem://x';
$kept = fopen('mem://kept', 'w');
class Up extends php_user_filter { function filter($in, $out, &$consumed, $closing): int { while ($b = stream_bucket_make_writeable($in)) { $b->data = strtoupper($b->data); $consumed += $b->datalen; stream_bucket_append($out, $b); } return PSFS_PASS_ON; } }
stream_filter_register('up', 'Up'); stream_filter_append(STDOUT, 'up'); fwrite(STDOUT, "filtered\n"); echo "not filtered\n";
echo file_get_contents('data:text/plain;base64,SGk='), implode(',', array_map('basename', glob('/usr/bin/php'))), "\n";
