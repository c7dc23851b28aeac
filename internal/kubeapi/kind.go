package kubeapi

import "strings"

// KindOf tells apiVersion and kind of a Go type of k8s.io/api from its package
// path, vendored or not, and its name: "k8s.io/api/core/v1" and "Pod" give "v1"
// and "Pod". ok is false for a type that is no kind, such as PodSpec.
func KindOf(pkgPath, typeName string) (apiVersion, kind string, ok bool) {
	if i := strings.LastIndex(pkgPath, "/vendor/"); i >= 0 {
		pkgPath = pkgPath[i+len("/vendor/"):]
	}
	folder, found := strings.CutPrefix(pkgPath, "k8s.io/api/")
	if !found {
		return "", "", false
	}
	apiVersion, found = types().versions[folder]
	if !found || types().kinds[kindKey{apiVersion, typeName}] == nil {
		return "", "", false
	}
	return apiVersion, typeName, true // a kind is named as its Go type: gen makes sure of it
}
