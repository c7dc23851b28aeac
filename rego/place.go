package rego

import (
	"errors"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// placeOf finds where in the Rego an evaluation error arose.
func placeOf(err error) (file string, line int, ok bool) {
	var e *topdown.Error
	if !errors.As(err, &e) || e.Location == nil {
		return "", 0, false
	}
	return e.Location.File, e.Location.Row, true
}
