def load():
    import helpers.raises
load()
