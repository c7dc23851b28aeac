package kubeapi_test

import (
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
)

func TestKindOf(t *testing.T) {
	for _, test := range []struct {
		name, pkgPath, typeName, apiVersion, kind string
	}{
		{"the core group has no name", "k8s.io/api/core/v1", "Pod", "v1", "Pod"},
		{"a group is named in full", "k8s.io/api/rbac/v1", "ClusterRole", "rbac.authorization.k8s.io/v1", "ClusterRole"},
		{"a vendored package counts", "x/vendor/k8s.io/api/apps/v1", "Deployment", "apps/v1", "Deployment"},
		{"a list is a kind", "k8s.io/api/core/v1", "PodList", "v1", "PodList"},
		{"an old version is known", "k8s.io/api/extensions/v1beta1", "Ingress", "extensions/v1beta1", "Ingress"},
		{"a part of a kind is none", "k8s.io/api/core/v1", "PodSpec", "", ""},
		{"a list of parts is none", "k8s.io/api/core/v1", "Container", "", ""},
		{"another package is not guessed at", "example.com/api/core/v1", "Pod", "", ""},
		{"a package below is not guessed at", "k8s.io/api/core/v1/fake", "Pod", "", ""},
		{"apimachinery holds no kinds", "k8s.io/apimachinery/pkg/apis/meta/v1", "ObjectMeta", "", ""},
		{"nor does its short name", "k8s.io/api/meta/v1", "ObjectMeta", "", ""},
		{"nothing is nothing", "", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			apiVersion, kind, ok := kubeapi.KindOf(test.pkgPath, test.typeName)
			if apiVersion != test.apiVersion || kind != test.kind || ok != (test.kind != "") {
				t.Errorf("got %q, %q, %v", apiVersion, kind, ok)
			}
		})
	}
}
