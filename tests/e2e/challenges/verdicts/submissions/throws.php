<?php
throw new RuntimeException("no number is good enough");
