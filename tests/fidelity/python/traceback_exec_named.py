exec(compile("\n\nraise RuntimeError('named')", "elsewhere.py", "exec"))
