package network_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/network"
)

// market is without policies: a shop with a web server, one of its pods, a canary that has
// all of its labels and one more, a database, an agent on the host network, and a second
// namespace whose pods have the labels of the web server.
const market = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, uid: "1"}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app}]}}}
---
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: web-a
  namespace: shop
  uid: "2"
  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: "1", controller: true}]
spec: {template: {metadata: {labels: {app: web, pod-template-hash: a}}, spec: {containers: [{name: app}]}}}
---
apiVersion: v1
kind: Pod
metadata:
  name: web-a-1
  namespace: shop
  labels: {app: web, pod-template-hash: a, injected: "yes"}
  ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-a, uid: "2", controller: true}]
spec: {nodeName: one, containers: [{name: app}]}
status: {podIP: 10.0.0.1, hostIP: 192.0.2.1}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: canary, namespace: shop}
spec: {template: {metadata: {labels: {app: web, track: canary}}, spec: {containers: [{name: app}]}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec: {template: {metadata: {labels: {app: db}}, spec: {containers: [{name: app}]}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: state}}, spec: {containers: [{name: app}]}}}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop, labels: {app: web}}
spec: {hostNetwork: true, nodeName: one, containers: [{name: app}]}
status: {podIP: 192.0.2.1, hostIP: 192.0.2.1}
---
apiVersion: v1
kind: Pod
metadata: {name: bare, namespace: shop}
spec: {nodeName: two, containers: [{name: app}]}
status: {podIP: 10.0.0.9}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: hosted, namespace: shop}
spec: {template: {metadata: {labels: {app: hosted}}, spec: {hostNetwork: true, containers: [{name: app}]}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: blog}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app}]}}}
`

var (
	shopWeb = network.Workload("apps/Deployment", "shop", "web")
	webPod  = network.Pod("shop", "web-a-1")
	canary  = network.Workload("apps/Deployment", "shop", "canary")
	shopDB  = network.Workload("apps/StatefulSet", "shop", "db")
	state   = network.Workload("apps/StatefulSet", "shop", "web")
	bare    = network.Pod("shop", "bare")
	blog    = network.Workload("apps/Deployment", "blog", "web")
	hosted  = network.Workload("apps/DaemonSet", "shop", "hosted")
	https   = network.Port{Number: 443, Protocol: network.TCP}
	dns     = network.Port{Number: 53, Protocol: network.UDP}
)

// observed are flows of every sort, some of which are the same to policies.
var observed = []network.Question{
	{From: shopWeb, To: shopDB, Port: sql},
	{From: webPod, To: shopDB, Port: sql},
	{From: webPod, To: shopDB, Port: https},
	{From: canary, To: shopDB, Port: sql},
	{From: blog, To: shopWeb, Port: https},
	{From: blog, To: canary, Port: https},
	{From: bare, To: state, Port: https},
	{From: shopWeb, To: shopWeb, Port: https},
	{From: bare, To: bare, Port: https},
	{From: webPod, To: agent, Port: sql},
	{From: agent, To: shopDB, Port: sql},
	{From: address("192.0.2.1"), To: shopDB, Port: sql},
	{From: shopDB, To: address("2001:db8::1"), Port: dns},
	{From: network.Endpoint{Address: "::ffff:203.0.113.7"}, To: shopWeb, Port: https},
	{From: address("203.0.113.7"), To: shopWeb, Port: https},
	{From: canary, To: address("203.0.113.7"), Port: dns},
}

// applied is about the objects and policies besides.
func applied(t *testing.T, objects string, policies []map[string]any, opts ...network.Option) *network.Questions {
	t.Helper()
	var b strings.Builder
	b.WriteString(objects)
	for _, policy := range policies {
		text, err := json.Marshal(policy)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "---\n%s\n", text)
	}
	return ask(t, b.String(), everything, opts...)
}

// broken are the flows that are not allowed for certain.
func broken(t *testing.T, q *network.Questions, flows []network.Question) []network.Question {
	t.Helper()
	answers, err := q.MayAll(t.Context(), flows)
	if err != nil {
		t.Fatal(err)
	}
	var no []network.Question
	for i, a := range answers {
		if !a.Allowed || !a.Certain() {
			no = append(no, flows[i])
		}
	}
	return no
}

func TestTheLeastPoliciesKeepEveryFlow(t *testing.T) {
	for name, opts := range map[string][]network.Option{
		"most plugins": nil,
		"others":       {network.WithSelfTrafficIsolated(), network.WithIPBlocksOutsideOnly()},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := ask(t, market, everything, opts...).Least(t.Context(), observed)
			if err != nil || len(p.Doubts) != 0 || len(p.Policies) == 0 {
				t.Fatalf("want policies without doubts, got %+v, error %v", p, err)
			}
			if no := broken(t, applied(t, market, p.Policies, opts...), observed); len(no) != 0 {
				t.Errorf("flows that are not allowed: %v", no)
			}
		})
	}
}

// TestNothingOfTheLeastPoliciesCanBeLeftOut removes each rule, each peer and each port, and
// wants a flow to break every time.
func TestNothingOfTheLeastPoliciesCanBeLeftOut(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	p, err := ask(t, market, everything).Least(t.Context(), observed)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, smaller := range withoutOne(t, p.Policies) {
		tried++
		if no := broken(t, applied(t, market, smaller.policies), observed); len(no) == 0 {
			t.Errorf("%s can be left out", smaller.without)
		}
	}
	if tried < 20 {
		t.Errorf("only %d things left out", tried)
	}
}

type smaller struct {
	without  string
	policies []map[string]any
}

// withoutOne leaves out one rule, peer or port each. The last peer or port of a rule is left
// out with the rule, since a rule without any is for all of them.
func withoutOne(t *testing.T, policies []map[string]any) []smaller {
	t.Helper()
	var all []smaller
	for i, policy := range policies {
		spec := policy["spec"].(map[string]any)
		for _, field := range []string{"ingress", "egress"} {
			rules, _ := spec[field].([]any)
			for j, raw := range rules {
				place := fmt.Sprintf("%v %s[%d]", policy["metadata"], field, j)
				all = append(all, without(t, policies, i, place, field, func(rules []any) []any { return slices.Delete(rules, j, j+1) }))
				for _, list := range []string{"from", "to", "ports"} {
					items, _ := raw.(map[string]any)[list].([]any)
					for k := range items {
						if len(items) == 1 {
							continue
						}
						all = append(all, without(t, policies, i, fmt.Sprintf("%s.%s[%d]", place, list, k), field, func(rules []any) []any {
							rule := rules[j].(map[string]any)
							rule[list] = slices.Delete(rule[list].([]any), k, k+1)
							return rules
						}))
					}
				}
			}
		}
	}
	return all
}

func without(t *testing.T, policies []map[string]any, i int, place, field string, change func([]any) []any) smaller {
	t.Helper()
	text, err := json.Marshal(policies)
	if err != nil {
		t.Fatal(err)
	}
	var copied []map[string]any
	if err := json.Unmarshal(text, &copied); err != nil {
		t.Fatal(err)
	}
	spec := copied[i]["spec"].(map[string]any)
	spec[field] = change(spec[field].([]any))
	return smaller{place, copied}
}

// TestTheLeastPoliciesAllowNothingElse asks about all flows among the ends, on all ports.
func TestTheLeastPoliciesAllowNothingElse(t *testing.T) {
	p, err := ask(t, market, everything).Least(t.Context(), observed)
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[network.Question]bool{}
	for _, flow := range observed {
		wanted[flow] = true
	}
	var others []network.Question
	ends := []network.Endpoint{shopWeb, canary, shopDB, state, bare, blog}
	for _, from := range ends {
		for _, to := range ends {
			for _, port := range []network.Port{sql, https, dns} {
				if flow := (network.Question{From: from, To: to, Port: port}); !wanted[flow] && from != to {
					others = append(others, flow)
				}
			}
		}
	}
	// What its pod was seen to do, the Deployment may do.
	others = slices.DeleteFunc(others, func(flow network.Question) bool {
		return flow == network.Question{From: shopWeb, To: shopDB, Port: https}
	})
	if no := broken(t, applied(t, market, p.Policies), others); len(no) != len(others) {
		t.Errorf("want none of %d other flows allowed, got %d", len(others), len(others)-len(no))
	}
}

func TestALeastPolicy(t *testing.T) {
	p, err := ask(t, market, everything).Least(t.Context(), []network.Question{
		{From: blog, To: shopWeb, Port: https},
		{From: address("203.0.113.7"), To: shopWeb, Port: https},
	})
	if err != nil || len(p.Policies) != 2 {
		t.Fatalf("want two policies, got %+v, error %v", p, err)
	}
	const want = `{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"flows-of-deployment-web","namespace":"shop"},` +
		`"spec":{"ingress":[{"from":[{"ipBlock":{"cidr":"203.0.113.7/32"}},` +
		`{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"blog"}},"podSelector":{"matchLabels":{"app":"web"}}}],` +
		`"ports":[{"port":443,"protocol":"TCP"}]}],` +
		`"podSelector":{"matchExpressions":[{"key":"track","operator":"DoesNotExist"}],"matchLabels":{"app":"web"}},` +
		`"policyTypes":["Ingress","Egress"]}}`
	got, err := json.Marshal(p.Policies[1])
	if err != nil || string(got) != want {
		t.Errorf("want\n%s\ngot\n%s\nerror %v", want, got, err)
	}
	ports := p.Policies[1]["spec"].(map[string]any)["ingress"].([]any)[0].(map[string]any)["ports"].([]any)
	if number, ok := ports[0].(map[string]any)["port"].(int64); !ok || number != 443 {
		t.Errorf("want numbers as in unstructured objects, got %T", ports[0].(map[string]any)["port"])
	}
}

func TestFlowsThatNeedNoPolicy(t *testing.T) {
	p, err := ask(t, market, everything).Least(t.Context(), []network.Question{
		{From: bare, To: bare, Port: https},  // to itself
		{From: agent, To: agent, Port: sql},  // on the host network
		{From: agent, To: webPod, Port: sql}, // from its node
		{From: address("203.0.113.7"), To: agent, Port: sql},
	})
	if err != nil || len(p.Policies) != 0 || len(p.Doubts) != 0 {
		t.Errorf("want nothing, got %+v, error %v", p, err)
	}
	if p, err = ask(t, market, everything).Least(t.Context(), nil); err != nil || len(p.Policies) != 0 {
		t.Errorf("want nothing, got %+v, error %v", p, err)
	}
}

func TestFlowsThatNoPolicyCanKeep(t *testing.T) {
	for want, flow := range map[string]network.Question{
		`network: flow 0: endpoint without a kind or an address`:                                             {From: shopWeb, Port: sql},
		`network: flow 0: port 0/TCP: want a number from 1 to 65535`:                                         {From: shopWeb, To: shopDB, Port: network.Port{Protocol: network.TCP}},
		`network: flow 0: Pod "shop/none" is not in the inventory, or makes no pods`:                         {From: network.Pod("shop", "none"), To: shopDB, Port: sql},
		`network: flow 0: DaemonSet "shop/hosted" is on the host network and its address is not known: want`: {From: hosted, To: shopDB, Port: sql},
	} {
		p, err := ask(t, market, everything).Least(t.Context(), []network.Question{flow})
		if err == nil || !strings.HasPrefix(err.Error(), want) || p.Policies != nil {
			t.Errorf("want %q, got %+v, error %v", want, p, err)
		}
	}
}

func TestDoubtsAboutTheLeastPolicies(t *testing.T) {
	p, err := ask(t, cilium+market, []string{"networking.k8s.io/NetworkPolicy"}).Least(t.Context(), []network.Question{{From: shopWeb, To: shopDB, Port: sql}})
	want := `[whether there are other workloads in namespace "shop" what CiliumNetworkPolicy "shop/db" says]`
	if err != nil || fmt.Sprint(p.Doubts) != want {
		t.Errorf("want %s, got %v, error %v", want, p.Doubts, err)
	}
}

func TestDefaultDeny(t *testing.T) {
	const half = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: default-deny, namespace: half}
spec: {podSelector: {}, policyTypes: [Ingress]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed, namespace: whole}
spec: {policyTypes: [Ingress, Egress]}
`
	q := ask(t, half, everything)
	p, err := q.DefaultDeny(t.Context(), "bare", "half", "whole")
	if err != nil || len(p.Doubts) != 0 {
		t.Fatalf("want no doubts, got %+v, error %v", p, err)
	}
	const want = `[{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"default-deny","namespace":"bare"},` +
		`"spec":{"podSelector":{},"policyTypes":["Ingress","Egress"]}},` +
		`{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"default-deny-2","namespace":"half"},` +
		`"spec":{"podSelector":{},"policyTypes":["Egress"]}}]`
	if got, err := json.Marshal(p.Policies); err != nil || string(got) != want {
		t.Errorf("want\n%s\ngot\n%s\nerror %v", want, got, err)
	}
	again, err := applied(t, half, p.Policies).DefaultDeny(t.Context(), "bare", "half", "whole")
	if err != nil || len(again.Policies) != 0 {
		t.Errorf("want nothing more once they are applied, got %+v, error %v", again, err)
	}
	p, err = ask(t, half, nil).DefaultDeny(t.Context(), "bare", "whole")
	if doubt := `[whether there are other network policies in namespace "bare"]`; err != nil || fmt.Sprint(p.Doubts) != doubt {
		t.Errorf("want %s, got %v, error %v", doubt, p.Doubts, err)
	}
}

// TestAProposedDefaultDenyMendsWhatPoliciesFind judges the namespace before and after.
func TestAProposedDefaultDenyMendsWhatPoliciesFind(t *testing.T) {
	faults := func(policies []map[string]any) int {
		inv := evaluator.NewInventory()
		for _, policy := range policies {
			if err := inv.Put(evaluator.Map(policy)); err != nil {
				t.Fatal(err)
			}
		}
		if err := inv.MarkComplete("*/*"); err != nil {
			t.Fatal(err)
		}
		ev, err := evaluator.New(t.Context(), evaluator.WithInventory(inv),
			evaluator.WithPolicies("network/default-deny-ingress", "network/default-deny-egress"))
		if err != nil {
			t.Fatal(err)
		}
		report, err := ev.Evaluate(t.Context(), evaluator.Map(map[string]any{"apiVersion": "v1", "kind": "Namespace", "metadata": map[string]any{"name": "bare"}}))
		if err != nil {
			t.Fatal(err)
		}
		return len(slices.Collect(report.Violations()))
	}
	p, err := ask(t, "", everything).DefaultDeny(t.Context(), "bare")
	if err != nil {
		t.Fatal(err)
	}
	if before, after := faults(nil), faults(p.Policies); before != 2 || after != 0 {
		t.Errorf("want two faults before and none after, got %d and %d", before, after)
	}
}
