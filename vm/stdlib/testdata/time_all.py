import time


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t = time.gmtime(0)
print(t, t.tm_year, t[0], len(t), tuple(t), t == (1970, 1, 1, 0, 0, 0, 3, 1, 0), isinstance(t, tuple), type(t))
t = time.gmtime(1700000000.75)
print(t.tm_hour, t.tm_wday, t.tm_yday, time.asctime(t), time.strftime("%Y-%m-%d %H:%M:%S", t))
for code in "aAbBcdHIjmMpSUwWxXyY%DFTRehuVGgC":
    print(code, time.strftime("%" + code, t))
print(time.strftime("%A, %d. %B %Y!", time.gmtime(951782400)), time.strftime("", t), time.strftime("plain", t))
p = time.strptime("2024-02-29 13:05:09", "%Y-%m-%d %H:%M:%S")
print(p, time.strptime("30 Nov 99", "%d %b %y"), time.strptime("3:05 PM", "%I:%M %p").tm_hour, time.strptime("Monday 1 January 2024", "%A %d %B %Y").tm_wday, time.strptime("2023 365", "%Y %j")[:3])
a, b = time.time(), time.time()
print(a <= b, a > 1.6e9, isinstance(time.time_ns(), int), time.perf_counter() <= time.perf_counter(), time.monotonic() <= time.monotonic(), time.process_time() >= 0, isinstance(time.perf_counter_ns(), int))
start = time.perf_counter()
time.sleep(0.02)
print(0.015 < time.perf_counter() - start < 2, time.sleep(0))
print(time.struct_time((2024, 1, 2, 3, 4, 5, 6, 7, 0)), time.mktime(time.localtime(86400 * 3)), time.localtime().tm_year >= 2023)
print(time.asctime((2024, 1, 2, 3, 4, 5, 1, 2, 0)), time.strftime("%j %H", (2024, 1, 2, 3, 4, 5, 1, 2, 0)))
attempt(lambda: time.sleep(-1))
attempt(lambda: time.sleep("a"))
attempt(lambda: time.strptime("abc", "%Y"))
attempt(lambda: time.strptime("2024x", "%Y"))
attempt(lambda: time.strptime("2024-02-30", "%Y-%m-%d"))
attempt(lambda: time.strptime("1", "%Q"))
attempt(lambda: time.strftime("%Y", (2024, 13, 2, 3, 4, 5, 1, 2, 0)))
attempt(lambda: time.strftime(5))
attempt(lambda: time.struct_time((1, 2)))
attempt(lambda: time.asctime(5))
time.nothing
