class Late:
    def __del__(self):
        try:
            import decimal
            print("imported")
        except Exception as error:
            print(type(error).__name__, error)
late = Late()
