import runpy, sys
if __name__ == "__main__" and len(sys.argv) == 1:
    sys.argv.append("again")
    result = runpy.run_path(__file__, run_name="__main__")
    print(sorted(result)[:3])
else:
    print("inner", __name__, __file__)
