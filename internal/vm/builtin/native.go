package builtin

func natives() map[string]native { return nil }
