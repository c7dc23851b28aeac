package network_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator/network"
	"github.com/reeve-policy/reeve/internal/clustertest"
)

// BenchmarkLeast is about ten flows of each of many workloads.
func BenchmarkLeast(b *testing.B) {
	for _, n := range []int{10, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var objects strings.Builder
			var flows []network.Question
			name := func(i int) string { return fmt.Sprint("app-", i%n) }
			for i := range n {
				fmt.Fprintf(&objects, "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: %[1]s, namespace: shop}\n"+
					"spec: {template: {metadata: {labels: {app: %[1]s}}, spec: {containers: [{name: app}]}}}\n---\n", name(i))
				for j := range 10 {
					flows = append(flows, network.Question{
						From: network.Workload("apps/Deployment", "shop", name(i)),
						To:   network.Workload("apps/Deployment", "shop", name(i+j)),
						Port: network.Port{Number: 8000 + j%3, Protocol: network.TCP},
					})
				}
			}
			q := network.New(clustertest.Over(b, objects.String()))
			for b.Loop() {
				if p, err := q.Least(b.Context(), flows); err != nil || len(p.Policies) != n {
					b.Fatalf("%d policies, error %v", len(p.Policies), err)
				}
			}
		})
	}
}
