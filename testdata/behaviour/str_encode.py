for enc in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-32-be", "utf-8-sig"):
    try:
        print(enc, "é€"[:1].encode(enc), "A".encode(enc))
    except UnicodeEncodeError as e:
        print(enc, e)
for err in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
    print(err, "aé€b".encode("ascii", err))
try:
    "a".encode("nope")
except LookupError as e:
    print(e)
try:
    "x\ud800".encode()
except UnicodeEncodeError as e:
    print(e, e.start, e.end, e.reason, e.encoding)
