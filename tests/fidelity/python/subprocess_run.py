import subprocess, sys
done = subprocess.run([sys.executable, "-c", "import sys; print(sys.argv, sys.flags.dont_write_bytecode); sys.exit(3)", "a"], capture_output=True, text=True)
print(done)
