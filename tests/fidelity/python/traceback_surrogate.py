raise ValueError("\udcff lone")
