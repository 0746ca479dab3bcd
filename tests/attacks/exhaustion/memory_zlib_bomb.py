# attack: unpacks a kilobyte-sized stream that is a gigabyte long
# expect: memory
# limits: memory_mib=48 cpu_ms=4000
import zlib

packer = zlib.compressobj(9)
packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(150)) + packer.flush()
print("BROKEN: unpacked", len(zlib.decompress(packed)))
