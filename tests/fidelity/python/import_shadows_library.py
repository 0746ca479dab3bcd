# file: random.py print("mine")\nseed = 4\n
import random
print(random.seed, random.__file__)
