package rego

import (
	"errors"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// take reads what a rule came to: unknown or violation.
func (a *Answer) take(v any, unknown bool) (err error) {
	set, ok := v.(*value.Set)
	switch {
	case !ok:
		return errors.New("the rule is no set")
	case set.Len() == 0:
		return nil
	}
	if unknown {
		a.Unknown, err = decodeUnknowns(set.Sorted())
		return err
	}
	if a.Findings, err = decodeFindings(set.Items()); err == nil && ties(a.Findings) {
		// Only the order of the set tells them apart.
		a.Findings, err = decodeFindings(set.Sorted())
	}
	return err
}

// ties says whether ordered findings share path and message.
func ties(all []Finding) bool {
	for i := 1; i < len(all); i++ {
		if all[i].Message == all[i-1].Message && all[i].Path.Compare(all[i-1].Path) == 0 {
			return true
		}
	}
	return false
}
