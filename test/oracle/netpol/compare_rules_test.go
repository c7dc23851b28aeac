package netpol_test

import (
	"context"
	"fmt"
	"testing"

	oparego "github.com/open-policy-agent/opa/v1/rego"
)

// TestRandomRulesHoldWhatTheySayTheyHold looks for traffic that a rule allows and others,
// which are said to hold it, do not. That the views which tell what a rule allows are right
// is for the tests against cyclonus to say.
func TestRandomRulesHoldWhatTheySayTheyHold(t *testing.T) {
	v := newView(t, `{"held": count([1 | data.reeve.lib.allowance.held_by(input.rule, input.others, "x")]) == 1, "leaks": [[number, port] |
		world := data.reeve.lib.reach.world(input.members)
		engine := {"ip_blocks_hold_pods": false}
		some port in input.ports
		data.reeve.lib.reach.port(input.rule, port, {"ports": []})
		some number in data.reeve.lib.reach.peers(input.rule, "x", world, engine).yes
		every other in input.others {
			not number in {found |
				data.reeve.lib.reach.port(other, port, {"ports": []})
				some found in data.reeve.lib.reach.peers(other, "x", world, engine).yes
			}
		}
	]}`)
	held, tight := 0, 0
	for seed := range uint64(1000) {
		r := newRandom(seed)
		input := map[string]any{"rule": r.simpleRule(), "members": members(), "ports": somePorts()}
		others := []any{}
		for range 1 + r.IntN(4) {
			others = append(others, r.simpleRule())
		}
		input["others"] = others
		results, err := v.query.Eval(context.Background(), oparego.EvalInput(input))
		if err != nil {
			t.Fatal(err)
		}
		answer := results[0].Expressions[0].Value.(map[string]any)
		leaks := answer["leaks"].([]any)
		switch {
		case answer["held"] == true && len(leaks) > 0:
			t.Errorf("%v: held by %v, and yet %v gets through", input["rule"], others, leaks)
		case answer["held"] == true:
			held++
		case len(leaks) == 0:
			tight++
		}
	}
	t.Logf("of 1000 rules %d are held, and of %d more nothing gets through here", held, tight)
	if held < 100 {
		t.Error("too few are held to prove anything")
	}
}

var (
	simplePeers = []any{
		map[string]any{"podSelector": map[string]any{}},
		map[string]any{"podSelector": map[string]any{"matchLabels": map[string]any{"a": "1"}}},
		map[string]any{"podSelector": map[string]any{"matchExpressions": []any{map[string]any{"key": "a", "operator": "In", "values": []any{"1", "2"}}}}},
		map[string]any{"namespaceSelector": map[string]any{}},
		map[string]any{"namespaceSelector": map[string]any{"matchLabels": map[string]any{"kubernetes.io/metadata.name": "x"}}},
		map[string]any{"namespaceSelector": map[string]any{}, "podSelector": map[string]any{"matchLabels": map[string]any{"a": "1"}}},
		map[string]any{"ipBlock": map[string]any{"cidr": "10.0.0.0/30"}},
		map[string]any{"ipBlock": map[string]any{"cidr": "10.0.0.0/31"}},
		map[string]any{"ipBlock": map[string]any{"cidr": "10.0.0.2/31"}},
		map[string]any{"ipBlock": map[string]any{"cidr": "10.0.0.0/29", "except": []any{"10.0.0.4/30"}}},
		map[string]any{"ipBlock": map[string]any{"cidr": "10.0.0.0/30", "except": []any{"10.0.0.1/32"}}},
		map[string]any{"ipBlock": map[string]any{"cidr": "10.0.0.1/32"}},
	}
	simplePorts = []any{
		map[string]any{"port": 1},
		map[string]any{"port": 1, "endPort": 2},
		map[string]any{"port": 2, "endPort": 4},
		map[string]any{"port": 3},
		map[string]any{"protocol": "TCP"},
		map[string]any{"protocol": "UDP"},
		map[string]any{"port": 1, "protocol": "UDP"},
		map[string]any{"port": 1, "endPort": 4},
	}
)

func (r random) simpleRule() map[string]any {
	rule := map[string]any{"peers": []any{}, "ports": []any{}}
	if r.chance(90) {
		for range 1 + r.IntN(2) {
			rule["peers"] = append(rule["peers"].([]any), pick(r, simplePeers))
		}
	}
	if r.chance(70) {
		for range 1 + r.IntN(2) {
			rule["ports"] = append(rule["ports"].([]any), pick(r, simplePorts))
		}
	}
	return rule
}

// members are pods of two namespaces with every label there is to differ in, and all
// addresses of a small block.
func members() []any {
	var all []any
	for _, namespace := range []string{"x", "y"} {
		for _, carried := range []map[string]any{{}, {"a": "1"}, {"a": "2"}, {"a": "3"}} {
			all = append(all, map[string]any{"namespace": namespace, "labels": carried, "selectable": true, "addresses": []any{}})
		}
	}
	for i := range 10 {
		all = append(all, map[string]any{"namespace": "", "labels": map[string]any{}, "selectable": false, "addresses": []any{fmt.Sprint("10.0.0.", i)}})
	}
	return all
}

func somePorts() []any {
	var all []any
	for _, protocol := range []string{"TCP", "UDP", "SCTP"} {
		for number := range 6 {
			all = append(all, map[string]any{"number": number + 1, "protocol": protocol})
		}
	}
	return all
}
