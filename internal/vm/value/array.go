package value

// Array is an array made by Rego.
type Array struct{ E []any }

// The empty collections, shared by all. Nothing may be added to them.
var (
	EmptyArray  = &Array{}
	EmptySet    = &Set{}
	EmptyObject = &Object{}
)

// NewArray wraps elements, which must be values.
func NewArray(elems ...any) *Array { return &Array{elems} }
