import subprocess
child = subprocess.Popen(["sleep", "0.05"])
print("main ends")
