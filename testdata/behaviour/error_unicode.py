raise ValueError("é€ \u200b")
