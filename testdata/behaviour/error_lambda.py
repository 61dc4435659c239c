(lambda x: x + "a")(1)
