"""Helper modules of the import programs."""
NAME = "helpers"
print("helpers imported")
