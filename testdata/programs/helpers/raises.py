print("about to fail")
value = {}["missing"]
