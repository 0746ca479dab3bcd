exec("def f():\n    raise RuntimeError('in exec')\nf()")
