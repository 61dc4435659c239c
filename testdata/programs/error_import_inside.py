from helpers.broken import fail
print("imported")
fail(2)
