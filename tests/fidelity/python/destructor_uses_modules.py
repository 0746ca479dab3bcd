import json, math
class Late:
    def __del__(self): print(json, math and math.pi)
late = Late()
