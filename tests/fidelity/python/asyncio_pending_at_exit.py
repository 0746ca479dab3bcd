import asyncio
loop = asyncio.new_event_loop()
async def forever(): await asyncio.sleep(100)
task = loop.create_task(forever(), name="forever")
loop.run_until_complete(asyncio.sleep(0))
