# file: .local/lib/python3.11/site-packages/usercustomize.py print("customized")\n
import sys
print("usercustomize" in sys.modules)
