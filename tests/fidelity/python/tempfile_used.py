import tempfile, os
folder = tempfile.TemporaryDirectory()
print(os.path.isdir(folder.name), len(os.path.basename(folder.name)))
kept = tempfile.NamedTemporaryFile()
print(os.path.exists(kept.name))
