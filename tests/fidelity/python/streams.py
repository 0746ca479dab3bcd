import sys
for stream in (sys.stdin, sys.stdout, sys.stderr):
    buffer = stream.buffer
    print(stream, stream.encoding, stream.errors, stream.line_buffering, stream.write_through, stream.newlines, stream.mode, stream.name)
    print(type(buffer).__name__, buffer.raw, buffer.raw.name, buffer.raw.mode, buffer.raw.closefd, buffer.raw._blksize, stream._CHUNK_SIZE)
    print(stream.fileno(), stream.isatty(), stream.seekable(), stream.readable(), stream.writable())
print(sys.stdin is sys.__stdin__, sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__)
