package admission

import (
	"k8s.io/apimachinery/pkg/util/validation/field"

	"github.com/reeve-policy/reeve/policy"
)

// ErrorList returns violations in the form of API validation, for
// apierrors.NewInvalid: one error of type Forbidden each, in the same order. It is
// nil when there are none.
func ErrorList(violations []policy.Violation) field.ErrorList {
	var list field.ErrorList
	for _, v := range violations {
		list = append(list, &field.Error{
			Type: field.ErrorTypeForbidden, Field: v.Path.String(), Detail: v.Message + " [" + v.PolicyID + "]",
		})
	}
	return list
}
