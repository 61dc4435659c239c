print("a")
quit(7)
