package kubeapi

import (
	"slices"
	"strings"
)

// CheckSpelling returns what is wrong with a kind that names no group, and therefore
// means one of the core group: "" if there is such a kind, else the reason, with the
// way Kubernetes' kinds of that name are written. A kind with a group may be custom;
// nothing is known to be wrong with it.
func CheckSpelling(kind string) string {
	if strings.Contains(kind, "/") {
		return ""
	}
	var written []string
	for key := range types().kinds {
		if key.kind == kind {
			written = append(written, strings.TrimPrefix(groupOf(key.apiVersion)+"/"+kind, "/"))
		}
	}
	slices.Sort(written)
	written = slices.Compact(written)
	switch {
	case slices.Contains(written, kind):
		return ""
	case len(written) > 0:
		return "the core group has no such kind: did you mean " + strings.Join(written, " or ")
	}
	return "the core group has no such kind: write group/Kind"
}
