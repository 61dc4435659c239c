def fail(n):
    if n:
        return fail(n - 1)
    return undefined_name
