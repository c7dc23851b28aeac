package policy

import "fmt"

// Location is a place in a source file. Lines and columns count from 1, columns
// in characters (Unicode code points); the end is exclusive. A zero Line means
// the place is unknown, never "line 1".
type Location struct {
	File      string `json:"file,omitempty"` // as the caller named it
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
	// Exact is false when the field itself is absent and the place is that of
	// its nearest existing parent.
	Exact bool `json:"exact,omitempty"`
}

// String writes file:line:column as far as they are known.
func (l Location) String() string {
	switch {
	case l.Line == 0:
		return l.File
	case l.File == "":
		return fmt.Sprintf("%d:%d", l.Line, l.Column)
	}
	return fmt.Sprintf("%s:%d:%d", l.File, l.Line, l.Column)
}
