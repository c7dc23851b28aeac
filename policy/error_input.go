package policy

import (
	"fmt"
	"strings"
)

// InputError is something that could not be read: a file, a document or a value.
// It says where, what is wrong and what to do about it.
type InputError struct {
	Location Location  `json:"location,omitzero"`
	Document int       `json:"document"` // counts non-empty documents of the file from 0
	Object   ObjectRef `json:"object,omitzero"`
	Path     Path      `json:"path,omitempty"` // the field, where the fault is that of one
	Reason   string    `json:"reason"`
	Remedy   string    `json:"remedy,omitempty"`
	Err      error     `json:"-"` // cause, may be nil
}

// Error writes place, object, field, reason and remedy as far as they are known.
func (e *InputError) Error() string {
	var parts []string
	if place := e.Location.String(); place != "" {
		parts = append(parts, place)
	}
	if object := e.Object.String(); object != "" {
		parts = append(parts, object)
	}
	if len(e.Path) > 0 {
		parts = append(parts, e.Path.String())
	}
	text := strings.Join(append(parts, e.Reason), ": ")
	if e.Remedy != "" {
		text += fmt.Sprintf(" (%s)", e.Remedy)
	}
	return text
}

// Unwrap returns the cause.
func (e *InputError) Unwrap() error { return e.Err }

// UnknownKindError is a Go value whose apiVersion and kind are neither set nor
// implied by its type.
type UnknownKindError struct {
	GoType string
}

// Error names the type and the remedy.
func (e *UnknownKindError) Error() string {
	return fmt.Sprintf("cannot tell the kind of %s (set its TypeMeta: apiVersion and kind)", e.GoType)
}
