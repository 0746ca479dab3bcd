import pickle
class Thing:
    def __init__(self): self.x = 1
data = pickle.dumps(Thing())
print(b"__main__" in data, pickle.loads(data).x, pickle.dumps(print))
