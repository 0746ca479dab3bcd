import multiprocessing as mp, sys
def work(queue): queue.put((__name__, sys.argv, mp.current_process().name))
if __name__ == "__main__":
    context = mp.get_context("spawn")
    queue = context.SimpleQueue()
    process = context.Process(target=work, args=(queue,))
    process.start()
    print(queue.get())
    process.join()
    print(process.exitcode)
