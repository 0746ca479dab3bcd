<? echo 'short' ?>
<?php echo "end\n";
