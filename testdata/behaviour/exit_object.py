class C:
    def __str__(self): return "the object"
raise SystemExit(C())
