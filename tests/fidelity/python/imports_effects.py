import sys, abc
before = set(sys.modules)
token = abc.get_cache_token()
import collections
print(sorted(set(sys.modules) - before), abc.get_cache_token() - token)
