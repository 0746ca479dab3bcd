# attack: ends as the sandbox does when it refuses to run
# expect: exited 78
import os

os._exit(78)
