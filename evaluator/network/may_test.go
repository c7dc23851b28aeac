package network_test

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator/network"
)

func address(text string) network.Endpoint { return network.Address(netip.MustParseAddr(text)) }

func TestMay(t *testing.T) {
	q := ask(t, shop, everything)
	for name, c := range map[string]struct {
		from, to network.Endpoint
		port     network.Port
		want     bool
	}{
		"the web server to its database":                  {web, db, sql, true},
		"its Deployment to the database":                  {deployment, db, sql, true},
		"on another port":                                 {web, db, network.Port{Number: 22, Protocol: network.TCP}, false},
		"over another protocol":                           {web, db, network.Port{Number: 5432, Protocol: network.UDP}, false},
		"the database back":                               {db, web, network.Port{Number: 80, Protocol: network.TCP}, false},
		"the office, on any port":                         {address("198.51.100.1"), db, network.Port{Number: 1, Protocol: network.SCTP}, true},
		"what the block excepts":                          {address("198.51.100.200"), db, sql, false},
		"the internet":                                    {address("203.0.113.1"), db, sql, false},
		"the internet to what nothing isolates":           {address("203.0.113.1"), web, sql, true},
		"the node of the database":                        {address("192.0.2.2"), db, sql, true},
		"another node":                                    {address("192.0.2.1"), db, sql, false},
		"what runs on the host network of its node":       {agent, db, network.Port{Number: 22, Protocol: network.TCP}, true},
		"the database to what runs on its own node":       {db, agent, sql, true},
		"what nothing can isolate to what nothing does":   {agent, web, sql, true},
		"the database to itself":                          {db, db, sql, true},
		"the internet to a pod on the host network":       {address("203.0.113.1"), agent, sql, true},
		"the web server to an address outside":            {web, address("2001:db8::1"), sql, true},
		"the database to the office, whose egress is cut": {db, address("198.51.100.1"), sql, false},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := q.May(t.Context(), c.from, c.to, c.port)
			if err != nil || a.Allowed != c.want || !a.Certain() {
				t.Errorf("want %t for certain, got %+v, error %v", c.want, a, err)
			}
		})
	}
}

func TestAnAnswerNamesItsReasons(t *testing.T) {
	q := ask(t, shop, everything)
	a, err := q.May(t.Context(), web, db, sql)
	if err != nil {
		t.Fatal(err)
	}
	want := "{Allowed:true Self:false Egress:{Allowed:true IsolatedBy:[] AllowedBy:[] Doubts:[]} " +
		"Ingress:{Allowed:true IsolatedBy:[NetworkPolicy/shop/db] AllowedBy:[{Policy:NetworkPolicy/shop/db Path:spec.ingress[0]}] Doubts:[]}}"
	if got := fmt.Sprintf("%+v", a); got != want {
		t.Errorf("want %s\ngot %s", want, got)
	}
	a, err = q.May(t.Context(), db, web, sql)
	if err != nil || a.Egress.Allowed || fmt.Sprint(a.Egress.IsolatedBy) != "[NetworkPolicy/shop/db]" || !a.Ingress.Allowed {
		t.Errorf("want egress isolated by the policy, got %+v, error %v", a, err)
	}
}

func TestSelfTraffic(t *testing.T) {
	a, err := ask(t, shop, everything).May(t.Context(), db, db, sql)
	if err != nil || !a.Allowed || !a.Self {
		t.Errorf("want it allowed for being self traffic, got %+v, error %v", a, err)
	}
	a, err = ask(t, shop, everything, network.WithSelfTrafficIsolated()).May(t.Context(), db, db, sql)
	if err != nil || a.Allowed || a.Self {
		t.Errorf("want it judged like other traffic, got %+v, error %v", a, err)
	}
	// A workload sends to any of its pods, not only to itself.
	a, err = ask(t, shop, everything).May(t.Context(), deployment, deployment, sql)
	if err != nil || a.Self {
		t.Errorf("want it judged, got %+v, error %v", a, err)
	}
}

const pods = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: pods, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]
---
`

func TestAnIPBlockThatCoversAPod(t *testing.T) {
	port := network.Port{Number: 22, Protocol: network.TCP}
	a, err := ask(t, pods+shop, everything).May(t.Context(), web, db, port)
	if err != nil || !a.Allowed {
		t.Errorf("want it allowed as most plugins do, got %+v, error %v", a, err)
	}
	a, err = ask(t, pods+shop, everything, network.WithIPBlocksOutsideOnly()).May(t.Context(), web, db, port)
	if err != nil || a.Allowed || !a.Certain() {
		t.Errorf("want it denied as with Cilium, got %+v, error %v", a, err)
	}
	a, err = ask(t, pods+shop, everything).May(t.Context(), deployment, db, port)
	if err != nil || a.Allowed || a.Certain() || fmt.Sprint(a.Ingress.Doubts) != `[the address of Deployment "shop/web"]` {
		t.Errorf("want a doubt about the address, got %+v, error %v", a, err)
	}
}

func TestAnIncompleteInventoryLeavesDoubts(t *testing.T) {
	q := ask(t, shop, []string{"Pod"})
	other := `[whether there are other network policies in namespace "shop"]`
	a, err := q.May(t.Context(), web, db, sql)
	if err != nil || !a.Allowed || a.Certain() || fmt.Sprint(a.Egress.Doubts) != other || len(a.Ingress.Doubts) != 0 {
		t.Errorf("want a doubt about egress only, since nothing takes away what a rule allows, got %+v, error %v", a, err)
	}
	a, err = q.May(t.Context(), db, web, sql)
	if err != nil || a.Allowed || a.Certain() || fmt.Sprint(a.Egress.Doubts) != other {
		t.Errorf("want a doubt about the no, since another policy may allow it, got %+v, error %v", a, err)
	}
}

func TestManyQuestionsAreAnsweredInTheirOrder(t *testing.T) {
	answers, err := ask(t, shop, everything).MayAll(t.Context(), []network.Question{{web, db, sql}, {db, web, sql}, {web, web, sql}})
	if err != nil || len(answers) != 3 || !answers[0].Allowed || answers[1].Allowed || !answers[2].Self {
		t.Errorf("want yes, no and self, got %+v, error %v", answers, err)
	}
	if answers, err := ask(t, shop, everything).MayAll(t.Context(), nil); err != nil || len(answers) != 0 {
		t.Errorf("want no answers, got %v, error %v", answers, err)
	}
}

func TestQuestionsThatMakeNoSenseAreRefused(t *testing.T) {
	for want, question := range map[string]network.Question{
		`question 0: endpoint without a kind or an address`:                            {web, network.Endpoint{}, sql},
		`question 0: Pod "shop/": want a namespace and a name`:                         {web, network.Pod("shop", ""), sql},
		`question 0: Pod "/web": want a namespace and a name`:                          {network.Pod("", "web"), web, sql},
		`question 0: Pod "shop/other" is not in the inventory, or makes no pods`:       {network.Pod("shop", "other"), web, sql},
		`question 0: Service "shop/web" is not in the inventory, or makes no pods`:     {web, network.Workload("Service", "shop", "web"), sql},
		`question 0: address "here": want one of IPv4 or IPv6, without a zone`:         {network.Endpoint{Address: "here"}, web, sql},
		`question 0: address "fe80::1%eth0": want one of IPv4 or IPv6, without a zone`: {address("fe80::1%eth0"), web, sql},
		`question 0: address 192.0.2.1 with a kind, namespace or name: want either`:    {network.Endpoint{Address: "192.0.2.1", Kind: "Pod"}, web, sql},
		`question 0: port 0/TCP: want a number from 1 to 65535`:                        {web, db, network.Port{Protocol: network.TCP}},
		`question 0: port 80/tcp: want the protocol TCP, UDP or SCTP`:                  {web, db, network.Port{Number: 80, Protocol: "tcp"}},
	} {
		_, err := ask(t, shop, everything).MayAll(t.Context(), []network.Question{question})
		if err == nil || !strings.HasPrefix(err.Error(), "network: "+want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
