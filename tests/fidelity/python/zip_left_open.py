import zipfile
archive = zipfile.ZipFile("a.zip", "w")
archive.writestr("x", "text")
