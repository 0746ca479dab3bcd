import asyncio
async def work(n):
    await asyncio.sleep(0.001 * n)
    return n
async def main():
    print(await asyncio.gather(*(work(n) for n in range(3))))
    asyncio.create_task(asyncio.sleep(10), name="left")
asyncio.run(main())
