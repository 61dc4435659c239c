def g():
    try:
        next(me)
    except ValueError as e:
        print(e)
    yield 1
me = g(); print(next(me), me.gi_running, me.gi_frame is not None, me.gi_code.co_name, me.gi_yieldfrom)
print(list(me), me.gi_frame)
