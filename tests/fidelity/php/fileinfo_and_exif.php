<?php
file_put_contents('x.gif', base64_decode('R0lGODlhAQABAAAAACw='));
var_dump(mime_content_type('x.gif'), (new finfo(FILEINFO_MIME))->file(__FILE__), getimagesize('x.gif'), @exif_read_data('x.gif'), cal_days_in_month(CAL_GREGORIAN, 2, 2024), jdtogregorian(2460000));
