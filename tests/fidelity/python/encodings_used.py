for name in ("utf-16", "latin-1", "cp1252", "punycode", "rot13", "idna"):
    try:
        print(name, "ab".encode(name))
    except LookupError as error:
        print(error)
print("ä".encode("ascii", "namereplace"), b"\xff".decode("utf-8", "backslashreplace"))
