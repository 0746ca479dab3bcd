import csv, io, zlib, hashlib, base64, struct, zipfile, gzip, bz2, lzma
buffer = io.StringIO()
csv.writer(buffer).writerow([1, "a,b", None])
print(repr(buffer.getvalue()), zlib.crc32(b"x"), hashlib.sha256(b"").hexdigest()[:8], base64.b64encode(b"hi"), struct.pack("<I", 7))
print(gzip.decompress(gzip.compress(b"z")), bz2.decompress(bz2.compress(b"z")), lzma.decompress(lzma.compress(b"z")))
