import multiprocessing as mp
def fail(): raise KeyError("in process")
if __name__ == "__main__":
    process = mp.Process(target=fail, name="worker")
    process.start()
    process.join()
    print(process.exitcode, mp.get_start_method())
