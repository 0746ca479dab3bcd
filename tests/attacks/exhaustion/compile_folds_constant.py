# attack: has the compiler compute a string of a terabyte and a number of a thousand million digits
# expect: exited 0
# compile: yes
text = "x" * (1 << 40) * (1 << 10)
number = 9**9**9**9
