items = []
assert not items
assert items
