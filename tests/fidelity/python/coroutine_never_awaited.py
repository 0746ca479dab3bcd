async def f(): pass
f()
kept = f()
print("main ends")
