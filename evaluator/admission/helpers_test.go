package admission_test

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	admissionv1 "k8s.io/api/admission/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

var base = sync.OnceValues(func() (*evaluator.Evaluator, error) {
	return evaluator.New(context.Background(), evaluator.WithTimeout(time.Minute)) // other tests may keep the machine busy
})

func with(t *testing.T, opts ...evaluator.Option) *evaluator.Evaluator {
	t.Helper()
	ev, err := base()
	if err == nil {
		ev, err = ev.With(t.Context(), opts...)
	}
	if err != nil {
		t.Fatal(err)
	}
	return ev
}

// acme is a bundle of one policy, acme/test/one, about ConfigMaps.
func acme(t *testing.T, operations, rego string) evaluator.Option {
	t.Helper()
	return bundle(t, "acme", operations, rego)
}

func bundle(t *testing.T, root, operations, rego string) evaluator.Option {
	t.Helper()
	source := "# METADATA\n# scope: package\n# title: Test\n# description: For tests.\n# custom:\n#   severity: high\n#   action: deny\n" +
		"#   match: {kinds: [ConfigMap], operations: [" + operations + "]}\n#   remediation: Change it.\n#   since: v0.1.0\n" +
		"package " + root + ".policies.test[\"one\"]\n\nimport data.reeve.lib.kube\n\n" + rego + "\n"
	b, err := bundles.FromFS(root, fstest.MapFS{"policies/test/one/one.rego": {Data: []byte(source)}})
	if err != nil {
		t.Fatal(err)
	}
	return evaluator.WithBundle(b)
}

func action(a policy.Action) evaluator.Option {
	return evaluator.WithSetting("*", policy.Setting{Action: a})
}

// two are policies that badPod breaks.
var two = evaluator.WithPolicies("psp/pss-host-namespaces", "psp/pss-privileged")

const badPod = `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":{"hostPID":true,"containers":[
	{"name":"app","securityContext":{"privileged":true}}]}}`

// hostPorts is a pod that binds many ports of its node.
func hostPorts(n int) string {
	ports := make([]string, n)
	for i := range ports {
		ports[i] = `{"containerPort":80,"hostPort":` + strconv.Itoa(i+1) + `}`
	}
	return `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":{"containers":[
		{"name":"app","ports":[` + strings.Join(ports, ",") + `]}]}}`
}

func create(object string) *admissionv1.AdmissionRequest {
	return &admissionv1.AdmissionRequest{
		UID: "u-1", Name: "web", Namespace: "shop", Operation: admissionv1.Create,
		Kind:   metav1.GroupVersionKind{Version: "v1", Kind: "Pod"},
		Object: runtime.RawExtension{Raw: []byte(object)},
	}
}
