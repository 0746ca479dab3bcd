import asyncio
async def agen():
    try:
        yield 1
    finally:
        print("closed")
async def main():
    kept.append(agen())
    print(await kept[0].__anext__())
kept = []
asyncio.run(main())
print("main ends")
