package psp_test

import (
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/apiserver/pkg/authentication/user"
)

// The role and binding of the founding document, and its policy, to which seLinux and
// supplementalGroups are added: without them no API server takes it.
const seed = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: "psp:restricted"}
rules:
- {apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [restricted]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: "sa:psp:restricted", namespace: demo}
roleRef: {kind: ClusterRole, name: "psp:restricted", apiGroup: rbac.authorization.k8s.io}
subjects:
- {kind: ServiceAccount, name: default, namespace: test}
- {kind: User, apiGroup: rbac.authorization.k8s.io, name: jane}
---
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata: {name: restricted}
spec:
  privileged: false
  allowPrivilegeEscalation: false
  volumes: [configMap, emptyDir, projected, secret, downwardAPI, persistentVolumeClaim]
  hostNetwork: false
  hostPID: false
  runAsUser: {rule: MustRunAsNonRoot}
  fsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}
  readOnlyRootFilesystem: false
  seLinux: {rule: RunAsAny}
  supplementalGroups: {rule: RunAsAny}
`

func TestTheSeedDocumentsBindingGrantsTheSame(t *testing.T) {
	account := &user.DefaultInfo{Name: "system:serviceaccount:test:default", Groups: []string{"system:serviceaccounts", "system:serviceaccounts:test", "system:authenticated"}}
	jane := &user.DefaultInfo{Name: "jane", Groups: []string{"system:authenticated"}}
	cases := map[string]struct {
		namespace string
		user      *user.DefaultInfo
		admitted  bool
	}{
		"a pod in demo, which runs as another account": {"demo", nil, false},
		"a pod in test, where nothing is granted":      {"test", nil, false},
		"that account, making a pod in demo":           {"demo", account, true},
		"that account, making a pod in test":           {"test", account, false},
		"jane in demo":                                 {"demo", jane, true},
		"jane in test":                                 {"test", jane, false},
	}
	w := seedWorld(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			pod := m{"apiVersion": "v1", "kind": "Pod", "metadata": m{"name": "pod", "namespace": c.namespace}, "spec": m{"containers": []any{m{"name": "app"}}}}
			total := w.compare(t, []request{{pod: pod, user: c.user}})
			if total.compared != 1 || (total.admitted == 1) != c.admitted {
				t.Errorf("got %v", total)
			}
		})
	}
}

func seedWorld(t *testing.T) (w world) {
	t.Helper()
	for _, document := range strings.Split(seed, "---\n") {
		object := m{}
		if err := yaml.Unmarshal([]byte(document), &object); err != nil {
			t.Fatal(err)
		}
		if object["kind"] == "PodSecurityPolicy" {
			w.policies = append(w.policies, object)
		} else {
			w.rights = append(w.rights, object)
		}
	}
	for _, namespace := range []string{"demo", "test"} {
		w.accounts = append(w.accounts, m{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": m{"name": "default", "namespace": namespace}})
	}
	return w
}
