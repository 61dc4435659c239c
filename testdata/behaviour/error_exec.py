exec("x = 1\nraise OSError(5, 'io')")
