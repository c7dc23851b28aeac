package network_test

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator/network"
)

// lines are what a matrix says, one flow each.
func lines(m *network.Matrix) string {
	var b strings.Builder
	for k, port := range m.Ports {
		for i, from := range m.Endpoints {
			for j, to := range m.Endpoints {
				c := m.Cell(i, j, k)
				verdict := map[bool]string{true: "yes", false: "no"}[c.Allowed]
				if !c.Certain {
					verdict += "?"
				}
				fmt.Fprintf(&b, "%s -> %s %s %s\n", from, to, port, verdict)
			}
		}
	}
	return b.String()
}

func TestMatrixOfWorkloads(t *testing.T) {
	m, err := ask(t, shop, everything).Matrix(t.Context(), network.Scope{Namespaces: []string{"shop"}})
	if err != nil {
		t.Fatal(err)
	}
	const want = `Pod "shop/agent" -> Pod "shop/agent" 80/TCP yes
Pod "shop/agent" -> Pod "shop/db" 80/TCP yes
Pod "shop/agent" -> Deployment "shop/web" 80/TCP yes
Pod "shop/db" -> Pod "shop/agent" 80/TCP yes
Pod "shop/db" -> Pod "shop/db" 80/TCP yes
Pod "shop/db" -> Deployment "shop/web" 80/TCP no
Deployment "shop/web" -> Pod "shop/agent" 80/TCP yes
Deployment "shop/web" -> Pod "shop/db" 80/TCP no?
Deployment "shop/web" -> Deployment "shop/web" 80/TCP yes
`
	if got := lines(m); !strings.HasPrefix(got, want) {
		t.Errorf("want\n%s\ngot\n%s", want, got)
	}
	if len(m.Ports) != 2 || m.Ports[1] != sql || fmt.Sprint(m.Doubts) != `[the address of Deployment "shop/web"]` {
		t.Errorf("want the declared ports and one doubt, got %v and %q", m.Ports, m.Doubts)
	}
}

func TestMatrixOfPodsAndAddresses(t *testing.T) {
	m, err := ask(t, shop, everything).Matrix(t.Context(), network.Scope{
		Namespaces: []string{"shop"}, Pods: true, Ports: []network.Port{sql},
		Addresses: []netip.Addr{netip.MustParseAddr("198.51.100.1"), netip.MustParseAddr("203.0.113.1")},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := lines(m)
	for _, want := range []string{
		`Pod "shop/web-1" -> Pod "shop/db" 5432/TCP yes`,
		`198.51.100.1 -> Pod "shop/db" 5432/TCP yes`,
		`203.0.113.1 -> Pod "shop/db" 5432/TCP no`,
		`Pod "shop/db" -> 203.0.113.1 5432/TCP no`,
		`Pod "shop/db" -> Pod "shop/db" 5432/TCP yes`,
	} {
		if !strings.Contains(got, want+"\n") {
			t.Errorf("want %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "?") || len(m.Doubts) != 0 {
		t.Errorf("want no doubts, got %q in\n%s", m.Doubts, got)
	}
}

func TestAMatrixAgreesWithSingleQuestions(t *testing.T) {
	for _, complete := range [][]string{everything, nil} {
		for _, opts := range [][]network.Option{nil, {network.WithSelfTrafficIsolated(), network.WithIPBlocksOutsideOnly()}} {
			q := ask(t, pods+shop, complete, opts...)
			for _, ofPods := range []bool{true, false} {
				m, err := q.Matrix(t.Context(), network.Scope{
					Namespaces: []string{"shop"}, Pods: ofPods, Addresses: []netip.Addr{netip.MustParseAddr("192.0.2.2")},
				})
				if err != nil {
					t.Fatal(err)
				}
				agree(t, q, m)
			}
		}
	}
}

func agree(t *testing.T, q *network.Questions, m *network.Matrix) {
	t.Helper()
	for k, port := range m.Ports {
		for i, from := range m.Endpoints {
			for j, to := range m.Endpoints {
				a, err := q.May(t.Context(), from, to, port)
				if err != nil {
					t.Fatal(err)
				}
				if c := m.Cell(i, j, k); c.Allowed != a.Allowed || c.Certain != a.Certain() {
					t.Errorf("%s to %s on %s: the matrix says %+v, the single question %+v", from, to, port, c, a)
				}
			}
		}
	}
}

func TestScopesThatMakeNoSenseAreRefused(t *testing.T) {
	for want, scope := range map[string]network.Scope{
		"network: scope without a namespace":  {},
		"network: port 0/TCP: want a number":  {Namespaces: []string{"shop"}, Ports: []network.Port{{Protocol: network.TCP}}},
		`network: address "fe80::1%eth0"`:     {Namespaces: []string{"shop"}, Addresses: []netip.Addr{netip.MustParseAddr("fe80::1%eth0")}},
		`network: address "invalid IP": want`: {Namespaces: []string{"shop"}, Addresses: []netip.Addr{{}}},
	} {
		if _, err := ask(t, shop, nil).Matrix(t.Context(), scope); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func TestANamespaceOfWhichNothingIsKnown(t *testing.T) {
	m, err := ask(t, shop, nil).Matrix(t.Context(), network.Scope{Namespaces: []string{"blog"}})
	want := `[whether there are other network policies in namespace "blog" whether there are other workloads in namespace "blog"]`
	if err != nil || len(m.Endpoints) != 0 || fmt.Sprint(m.Doubts) != want {
		t.Errorf("want no endpoints and doubts, got %+v, error %v", m, err)
	}
}
