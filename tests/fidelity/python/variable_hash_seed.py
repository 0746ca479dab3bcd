# env: PYTHONHASHSEED=0
print(hash("text"), {"a", "b", "c"})
