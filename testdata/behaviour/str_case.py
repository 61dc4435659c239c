for s in ("hello World", "ÉCOLE straße", "ǆ", "", "ABC123", "they're bill's"):
    print([s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()])
