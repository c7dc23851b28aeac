package network_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/network"
)

func ExampleQuestions_Least() {
	const pods = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app}]}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec: {template: {metadata: {labels: {app: db}}, spec: {containers: [{name: app}]}}}
`
	inv := evaluator.NewInventory()
	if err := inv.Put(evaluator.Manifests("pods.yaml", strings.NewReader(pods))); err != nil {
		panic(err)
	}
	ctx := context.Background()
	ev, err := evaluator.New(ctx, evaluator.WithInventory(inv))
	if err != nil {
		panic(err)
	}
	proposal, err := network.New(ev).Least(ctx, []network.Question{{
		From: network.Workload("apps/Deployment", "shop", "web"),
		To:   network.Workload("apps/StatefulSet", "shop", "db"),
		Port: network.Port{Number: 5432, Protocol: network.TCP},
	}})
	if err != nil {
		panic(err)
	}
	for _, policy := range proposal.Policies {
		spec, err := json.Marshal(policy["spec"])
		if err != nil {
			panic(err)
		}
		fmt.Println(string(spec))
	}
	for _, doubt := range proposal.Doubts {
		fmt.Println("not known is", doubt)
	}
	// Output:
	// {"ingress":[{"from":[{"podSelector":{"matchLabels":{"app":"web"}}}],"ports":[{"port":5432,"protocol":"TCP"}]}],"podSelector":{"matchLabels":{"app":"db"}},"policyTypes":["Ingress","Egress"]}
	// {"egress":[{"ports":[{"port":5432,"protocol":"TCP"}],"to":[{"podSelector":{"matchLabels":{"app":"db"}}}]}],"podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Ingress","Egress"]}
	// not known is whether there are other workloads in namespace "shop"
}
