before

<?php echo 'inside', "\n" ?>
after <?php if ($argc): ?>yes<?php endif ?>

