package parser

// Names gives all names of characters, for a test.
func Names() map[string]rune { return runesByName() }
