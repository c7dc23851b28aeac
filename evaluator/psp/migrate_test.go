package psp_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator/psp"
	"github.com/reeve-policy/reeve/policy"
)

const leaving = `
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata:
  name: restricted
  annotations:
    seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default
    seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
spec:
  allowPrivilegeEscalation: false
  requiredDropCapabilities: [ALL]
  runAsUser: {rule: MustRunAsNonRoot}
  fsGroup: {rule: MustRunAs, ranges: [{min: 100, max: 200}]}
  supplementalGroups: {rule: RunAsAny}
  seLinux: {rule: MustRunAs, seLinuxOptions: {level: "s0"}}
  volumes: [configMap, emptyDir, projected, secret]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: restricted}
rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [restricted]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: restricted, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: restricted}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts:shop"}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: app, image: app}]
---
apiVersion: v1
kind: Pod
metadata: {name: plain, namespace: blog}
spec: {containers: [{name: app, image: app}]}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: kube-system}
spec: {hostPID: true, containers: [{name: app, image: app}]}
`

func TestANamespaceGetsTheStrictestLevelThatChangesNothing(t *testing.T) {
	answers, err := over(t, leaving, "*/*").Migrate(t.Context(), "shop", "blog", "kube-system", "empty")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range answers {
		got = append(got, m.Namespace+" "+m.Level+" "+m.Labels()["pod-security.kubernetes.io/enforce"])
		if !m.Certain() {
			t.Errorf("%s: missing %v", m.Namespace, m.Missing)
		}
	}
	want := []string{"shop restricted restricted", "blog baseline baseline", "kube-system privileged privileged", "empty restricted restricted"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatAPolicyFillsInBecomesAPatch(t *testing.T) {
	answers, err := over(t, leaving, "*/*").Migrate(t.Context(), "shop")
	if err != nil {
		t.Fatal(err)
	}
	const spec = "/spec/template/spec"
	want := []psp.Workload{{
		Object: policy.ObjectRef{APIVersion: "apps/v1", Kind: "Deployment", Namespace: "shop", Name: "web"},
		Policy: "restricted",
		Patch: []policy.PatchOperation{
			{Op: "add", Path: spec + "/containers/0/securityContext", Value: map[string]any{}},
			{Op: "add", Path: spec + "/securityContext", Value: map[string]any{}},
			{Op: "add", Path: spec + "/securityContext/fsGroup", Value: float64(100)},
			{Op: "add", Path: spec + "/securityContext/seLinuxOptions", Value: map[string]any{"level": "s0"}},
			{Op: "add", Path: spec + "/containers/0/securityContext/allowPrivilegeEscalation", Value: false},
			{Op: "add", Path: spec + "/containers/0/securityContext/capabilities", Value: map[string]any{"drop": []any{"ALL"}}},
			{Op: "add", Path: spec + "/containers/0/securityContext/runAsNonRoot", Value: true},
			{Op: "add", Path: spec + "/securityContext/seccompProfile", Value: map[string]any{"type": "RuntimeDefault"}},
		},
		Refusals: map[string]map[string][]string{},
	}}
	if diff := cmp.Diff(want, answers[0].Workloads); diff != "" {
		t.Error(diff)
	}
}

func TestARefusalNamesLevelAndControl(t *testing.T) {
	answers, err := over(t, leaving, "*/*").Migrate(t.Context(), "kube-system")
	if err != nil {
		t.Fatal(err)
	}
	workload := answers[0].Workloads[0]
	if workload.Policy != "" || len(workload.Patch) != 0 {
		t.Errorf("no policy may be used, got %q and %v", workload.Policy, workload.Patch)
	}
	want := map[string][]string{"pss-host-namespaces": {"pod shares the PID namespace of the node"}}
	if diff := cmp.Diff(want, workload.Refusals["baseline"]); diff != "" {
		t.Error(diff)
	}
	if len(workload.Refusals["restricted"]) < 2 {
		t.Errorf("restricted: %v", workload.Refusals["restricted"])
	}
}

func TestWithoutACompleteInventoryNothingIsCertain(t *testing.T) {
	answers, err := over(t, leaving, "Pod").Migrate(t.Context(), "shop")
	if err != nil {
		t.Fatal(err)
	}
	if answers[0].Certain() || slices.Contains(answers[0].Missing, "Pod") || !slices.Contains(answers[0].Missing, "batch/CronJob") {
		t.Errorf("missing %v", answers[0].Missing)
	}
}

func TestEachFieldOfAPolicyHasALevel(t *testing.T) {
	answers, err := over(t, leaving).Levels(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(answers) != 1 || answers[0].Policy != "restricted" || answers[0].Level != "privileged" {
		t.Fatalf("got %+v", answers)
	}
	want := map[string]psp.FieldLevel{
		"fsGroup":                  {Field: "fsGroup", Level: "restricted", Lost: []string{"baseline", "restricted"}, Fills: float64(100)},
		"requiredDropCapabilities": {Field: "requiredDropCapabilities", Level: "restricted", Lost: []string{"baseline"}, Fills: []any{"ALL"}},
		"hostPID":                  {Field: "hostPID", Level: "restricted", Lost: []string{}},
		"apparmor.security.beta.kubernetes.io/allowedProfileNames": {
			Field: "apparmor.security.beta.kubernetes.io/allowedProfileNames", Level: "privileged", Lost: []string{},
		},
	}
	for _, field := range answers[0].Fields {
		if wanted, asked := want[field.Field]; asked {
			if diff := cmp.Diff(wanted, field); diff != "" {
				t.Error(diff)
			}
			delete(want, field.Field)
		}
	}
	if len(want) > 0 {
		t.Errorf("without a level: %v", want)
	}
}
