def f(): print(undefined_name)
f()
