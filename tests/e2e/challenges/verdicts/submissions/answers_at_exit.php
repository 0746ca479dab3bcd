<?php
class Answer
{
    public function __construct(private int $number) {}
    public function __destruct()
    {
        echo $this->number, "\n";
    }
}
$answer = new Answer(2 * (int) fgets(STDIN));
