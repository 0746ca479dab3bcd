import warnings
warnings.simplefilter("always")
out = open("left.txt", "w")
inn = open(__file__)
