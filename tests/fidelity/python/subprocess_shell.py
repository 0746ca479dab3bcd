import subprocess
print(subprocess.check_output("echo $0; cat; exit 0", shell=True, input=b"fed\n"))
try:
    subprocess.run("exit 5", shell=True, check=True)
except subprocess.CalledProcessError as error:
    print(error)
