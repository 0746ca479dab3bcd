# env: PYTHONIOENCODING=latin-1
print("ä")
