package evaluator_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// replicaSet has a privileged container that binds host port 80.
const replicaSet = `---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: web, namespace: shop, uid: "1"}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: app, image: nginx, securityContext: {privileged: true}, ports: [{containerPort: 8080, hostPort: 80}]}
`

const hostPorts = "psp/pss-host-ports"

// owned is a pod of the ReplicaSet, as its text says.
func owned(container string) string {
	return `---
apiVersion: v1
kind: Pod
metadata:
  name: web-1
  namespace: shop
  ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: "1", controller: true}]
spec:
  containers:
  - ` + container + "\n"
}

const same = "{name: app, image: nginx, securityContext: {privileged: true}, ports: [{containerPort: 8080, hostPort: 80}]}"

// judgeOwned says what is found on a pod beside its controller: policies, or the skip.
func judgeOwned(t *testing.T, pod, known string) []string {
	t.Helper()
	ev := with(t, evaluator.WithoutOwnedRepeats(), evaluator.WithInventory(inventoryOf(t, known)),
		evaluator.WithPolicies(privileged, hostPorts))
	report := evaluate(t, ev, manifest(pod))
	var said []string
	for _, outcome := range report.Results[0].Outcomes {
		said = append(said, outcome.PolicyID+" "+string(outcome.Status)+" "+outcome.Reason)
	}
	return said
}

func TestAFaultOfTheControllerIsToldOnce(t *testing.T) {
	const ofController = " skip a fault of its controller, ReplicaSet/shop/web"
	const own = " fail "
	for name, c := range map[string]struct {
		pod, known string
		want       []string
	}{
		"the same faults": {owned(same), replicaSet, []string{hostPorts + ofController, privileged + ofController}},
		"one fault more": {
			owned(strings.Replace(same, "hostPort: 80}", "hostPort: 80}, {containerPort: 9090, hostPort: 90}", 1)), replicaSet,
			[]string{hostPorts + own, privileged + ofController},
		},
		"another container":     {owned(strings.Replace(same, "app", "other", 1)), replicaSet, []string{hostPorts + own, privileged + own}},
		"an unknown controller": {owned(same), "", []string{hostPorts + own, privileged + own}},
		"another controller of that name": {
			owned(same), strings.Replace(replicaSet, `uid: "1"`, `uid: "2"`, 1), []string{hostPorts + own, privileged + own},
		},
		"an owner that is not the controller": {
			strings.Replace(owned(same), ", controller: true", "", 1), replicaSet, []string{hostPorts + own, privileged + own},
		},
		"an owner that bears no pods": {
			strings.Replace(owned(same), "apps/v1, kind: ReplicaSet", "v1, kind: ConfigMap", 1),
			"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: shop}",
			[]string{hostPorts + own, privileged + own},
		},
		"a controller without the fault": {
			owned(same), strings.Replace(replicaSet, "privileged: true", "privileged: false", 1),
			[]string{hostPorts + ofController, privileged + own},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := judgeOwned(t, c.pod, c.known); !slices.Equal(got, c.want) {
				t.Errorf("want %q, got %q", c.want, got)
			}
		})
	}
}

func TestAnAdmissionRequestIsNeverLeftToTheController(t *testing.T) {
	ev := with(t, evaluator.WithoutOwnedRepeats(), evaluator.WithInventory(inventoryOf(t, replicaSet)), evaluator.WithPolicies(privileged))
	report, err := ev.Review(t.Context(), evaluator.Request{Object: manifest(owned(same))})
	if err != nil || !report.Denied() {
		t.Errorf("want it denied, got %v, %v", report, err)
	}
}

func TestRepeatsAreToldUnlessAskedOtherwise(t *testing.T) {
	ev := with(t, evaluator.WithInventory(inventoryOf(t, replicaSet)), evaluator.WithPolicies(privileged))
	if outcome := outcomeOf(t, evaluate(t, ev, manifest(owned(same))), privileged); outcome.Status != policy.StatusFail {
		t.Errorf("want it told, got %+v", outcome)
	}
}
