No code at all,
and no line end