package evaluator_test

import (
	"context"
	"fmt"
	"log"
	"strings"
	"testing/fstest"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

func Example() {
	ctx := context.Background()
	ev, err := evaluator.New(ctx, evaluator.WithPolicies("psp/pss-privileged"))
	if err != nil {
		log.Fatal(err)
	}
	yes := true
	pod := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "web"}, Spec: corev1.PodSpec{
		Containers: []corev1.Container{{Name: "app", SecurityContext: &corev1.SecurityContext{Privileged: &yes}}},
	}}
	report, err := ev.Evaluate(ctx, evaluator.Typed(pod))
	if err != nil {
		log.Fatal(err)
	}
	for v := range report.Violations() {
		fmt.Println(v)
	}
	fmt.Println("denied:", report.Denied())
	// Output:
	// critical psp/pss-privileged Pod/web spec.containers[0].securityContext.privileged: container "app" is privileged
	// denied: true
}

func ExampleWithBundle() {
	const owned = `# METADATA
# scope: package
# title: No owner
# description: Every namespace has someone to ask.
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [Namespace]}
#   remediation: Set the label owner.
#   since: v1.0.0
package acme.policies.labels["require-owner"]

import data.reeve.lib.kube

violation contains {"msg": "namespace has no label owner", "path": ["metadata", "labels", "owner"]} if {
	not kube.resource.metadata.labels.owner
}
`
	ctx := context.Background()
	own, err := bundles.FromFS("acme", fstest.MapFS{
		"policies/labels/require-owner/require-owner.rego": {Data: []byte(owned)},
	})
	if err != nil {
		log.Fatal(err)
	}
	ev, err := evaluator.New(ctx, evaluator.WithBundle(own))
	if err != nil {
		log.Fatal(err)
	}
	manifest := "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n"
	report, err := ev.Evaluate(ctx, evaluator.Manifests("shop.yaml", strings.NewReader(manifest)))
	if err != nil {
		log.Fatal(err)
	}
	for v := range report.Violations() {
		fmt.Printf("%s: %s: %s\n", v.Location, v.PolicyID, v.Message)
	}
	// Output:
	// shop.yaml:3:1: acme/labels/require-owner: namespace has no label owner
}

func ExampleWithSetting() {
	ctx := context.Background()
	ev, err := evaluator.New(ctx,
		evaluator.WithProfile("baseline"),
		evaluator.WithSetting("psp/*", policy.Setting{Match: &policy.Match{ExcludedNamespaces: []string{"kube-*"}}}),
		evaluator.WithSetting("psp/pss-privileged", policy.Setting{Action: policy.ActionWarn}),
	)
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range ev.Policies() {
		if p.ID == "psp/pss-privileged" {
			fmt.Println(p.Effective.Severity, p.Effective.Action)
		}
	}
	// Output:
	// critical warn
}

func ExampleEvaluator_Review() {
	ctx := context.Background()
	ev, err := evaluator.New(ctx, evaluator.WithPolicies("psp/pss-host-namespaces"))
	if err != nil {
		log.Fatal(err)
	}
	report, err := ev.Review(ctx, evaluator.Request{
		Operation: policy.OperationUpdate,
		Object:    evaluator.JSON([]byte(`{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":{"hostPID":true}}`)),
		OldObject: evaluator.JSON([]byte(`{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":{}}`)),
		User:      evaluator.User{Name: "eve", Groups: []string{"dev"}},
		Namespace: "shop",
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(report.Denied(), report.Err())
	// Output:
	// true 1 violation:
	// high psp/pss-host-namespaces Pod/web spec.hostPID: pod shares the PID namespace of the node
}

func ExampleEvaluator_EvaluateAll() {
	ctx := context.Background()
	ev, err := evaluator.New(ctx, evaluator.WithPolicies("psp/pss-host-namespaces"))
	if err != nil {
		log.Fatal(err)
	}
	const stream = `apiVersion: v1
kind: Pod
metadata: {name: good}
spec: {containers: [{name: app}]}
---
apiVersion: v1
kind: Pod
metadata: {name: bad}
spec: {hostIPC: yes, containers: [{name: app}]}
---
apiVersion: v1
kind: Pod
metadata: {name: odd}
spec: {hostIPC: "yes", containers: [{name: app}]}
`
	for result, err := range ev.EvaluateAll(ctx, evaluator.Manifests("pods.yaml", strings.NewReader(stream))) {
		fmt.Println(result.Object, len(result.Violations()), result.Denied())
		if err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// Pod/good 0 false
	// Pod/bad 1 true
	// Pod/odd 0 true
	// pods.yaml:14:8: Pod/odd: spec.hostIPC: want a boolean, got the string "yes" (write true without quotes)
}
