import os, random, uuid, secrets, subprocess, sys
a = random.random()
pid = os.fork()
print(a != random.random(), random.Random(5).random(), uuid.uuid4() != uuid.uuid4(), len(secrets.token_hex()), hash("x") == hash("x")) if pid else os._exit(0)
random.seed(42)
print([random.randrange(100) for _ in range(5)])
