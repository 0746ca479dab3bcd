# env: EMPTY=
# env: ODD=a=b
import os
print(repr(os.environ["EMPTY"]), os.environ["ODD"])
