package kubeapi_test

import (
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
)

func TestSpellingOfKinds(t *testing.T) {
	for kind, want := range map[string]string{
		"Pod":             "",
		"ServiceAccount":  "",
		"apps/Deployment": "",
		"acme.io/Thing":   "",
		"Deployment":      "did you mean apps/Deployment or extensions/Deployment",
		"NetworkPolicy":   "did you mean extensions/NetworkPolicy or networking.k8s.io/NetworkPolicy",
		"Thing":           "write group/Kind",
	} {
		if got := kubeapi.CheckSpelling(kind); want == "" && got != "" || !strings.HasSuffix(got, want) {
			t.Errorf("%s: want %q, got %q", kind, want, got)
		}
	}
}
