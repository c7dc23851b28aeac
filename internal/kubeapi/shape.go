package kubeapi

import "slices"

// shape is what the decoder accepts at one place of an object.
type shape struct {
	form    form
	fields  []field // of a structure, as its Go type declares them
	element *shape  // of a list or map
}

type field struct {
	name  string
	shape *shape
}

// form is the way a value is decoded.
type form uint8

const (
	anything form = iota
	structure
	list
	dictionary
	text
	boolean
	int32Number
	int64Number
	byteString
	quantity
	intOrString
	timestamp
	microTimestamp
)

// scalarForms are the words for forms in types.txt. gen writes them.
var scalarForms = map[string]form{
	"any":         anything,
	"string":      text,
	"bool":        boolean,
	"int32":       int32Number,
	"int64":       int64Number,
	"bytes":       byteString,
	"quantity":    quantity,
	"intOrString": intOrString,
	"time":        timestamp,
	"microTime":   microTimestamp,
}

// has reports whether a structure has a field of the name. Names are compared
// exactly, as the API server does.
func (s *shape) has(name string) bool {
	return slices.ContainsFunc(s.fields, func(f field) bool { return f.name == name })
}
