package object

func addSlotWrappers(typ *Type) {}
