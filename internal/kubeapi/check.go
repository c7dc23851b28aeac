package kubeapi

import (
	"slices"

	"github.com/reeve-policy/reeve/policy"
)

// Fault is a value the API server would refuse to decode. Reason names types,
// and quotes a value only where a boolean, an integer or a quantity is wanted:
// a string in such a place is a slip of the pen, elsewhere it may be a secret.
type Fault struct {
	Path   policy.Path
	Reason string
	Remedy string // "" where no single edit suggests itself
}

// Check compares object, which is JSON-shaped, with the API type that its
// apiVersion and kind name. Numbers are json.Number, int64 or float64.
//
// faults are the values that the API server refuses, ordered by path; a pod
// controller without its template, which is a patch and no object, is one.
// unknown are the fields that the type does not have, which the API server
// drops, ordered too. known is false when Kubernetes has no such type; of a
// pod or pod controller in a version that is gone, metadata and pod template
// are checked all the same.
//
// Check is safe for concurrent use and does not change object.
func Check(object map[string]any) (faults []Fault, unknown []policy.Path, known bool) {
	apiVersion, _ := object["apiVersion"].(string)
	kind, _ := object["kind"].(string)
	var c checker
	s := types().kinds[kindKey{apiVersion, kind}]
	if s != nil {
		c.structure(object, s, nil)
	}
	if run := runs[kind]; IsOwn(apiVersion, kind) {
		if s == nil {
			c.outline(object, run)
		}
		c.template(object, run)
	}
	slices.SortFunc(c.faults, func(a, b Fault) int { return a.Path.Compare(b.Path) })
	slices.SortFunc(c.unknown, policy.Path.Compare)
	return c.faults, c.unknown, s != nil
}

// CheckTemplate is Check for a kind that Kubernetes does not have, of which only the pod
// template at path is known. Fields besides are none of its business: some kinds have
// more in their templates than Kubernetes has.
func CheckTemplate(object map[string]any, path []string) []Fault {
	var c checker
	c.outline(object, run{path: path, shape: podTemplate})
	slices.SortFunc(c.faults, func(a, b Fault) int { return a.Path.Compare(b.Path) })
	return c.faults
}

// IsOwn tells whether Check knows what a kind that runs pods looks like, in whatever
// version.
func IsOwn(apiVersion, kind string) bool {
	_, ok := runs[kind]
	return ok && types().groups[groupOf(apiVersion)]
}
