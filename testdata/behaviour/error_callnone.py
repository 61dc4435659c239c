x = None
x.run()
