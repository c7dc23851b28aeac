package reeve.policies.network["selector-satisfiable_test"]

import data.reeve.policies.network["selector-satisfiable"] as policy

denied["a value that an expression lacks"] := _pods({"matchLabels": {"app": "web"}, "matchExpressions": [_in(["db", "api"])]})

denied["a value that an expression leaves out"] := _pods({"matchLabels": {"app": "web"}, "matchExpressions": [_not_in(["web"])]})

denied["a value of a label that is not there"] := _pods({"matchLabels": {"app": "web"}, "matchExpressions": [_absent]})

denied["two lists without a common value"] := _pods({"matchExpressions": [_in(["a", "b"]), _in(["b", "c"]), _in(["a", "c"])]})

denied["a list that is left out"] := _pods({"matchExpressions": [_in(["a", "b"]), _not_in(["a"]), _not_in(["b"])]})

denied["there and not there"] := _pods({"matchExpressions": [_present, _absent]})

denied["a selector of namespaces"] := _object({
	"policyTypes": ["Ingress"],
	"ingress": [{"from": [{"podSelector": {}, "namespaceSelector": {"matchExpressions": [_present, _absent]}}]}],
})

denied["an unknown operator"] := _pods({"matchExpressions": [{"key": "app", "operator": "Gt", "values": ["1"]}]})

denied["a list without values"] := _pods({"matchExpressions": [_in([])]})

denied["a label that is none"] := _pods({"matchLabels": {"-app": "web"}})

allowed["a value of a list"] := _pods({"matchLabels": {"app": "web"}, "matchExpressions": [_in(["web", "db"]), _present]})

allowed["lists with a common value"] := _pods({"matchExpressions": [_in(["a", "b"]), _in(["b", "c"]), _not_in(["a"])]})

allowed["a list left out of a label that is not there"] := _pods({"matchExpressions": [_absent, _not_in(["a"])]})

allowed["two labels"] := _pods({"matchLabels": {"app": "web", "tier": "front"}})

allowed["everything"] := _pods({})

allowed["null"] := _pods(null)

allowed["an empty value"] := _pods({"matchLabels": {"app": ""}})

allowed["a value that is null, which is empty"] := _pods({"matchLabels": {"app": null}})

_in(values) := {"key": "app", "operator": "In", "values": values}

_not_in(values) := {"key": "app", "operator": "NotIn", "values": values}

_present := {"key": "app", "operator": "Exists"}

_absent := {"key": "app", "operator": "DoesNotExist"}

_pods(pod_selector) := _object({"podSelector": pod_selector, "policyTypes": ["Ingress"]})

_object(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "podSelector matches nothing: label \"app\" cannot have a value that fits",
		"path": ["spec", "podSelector"],
	}} with input as denied["a value that an expression lacks"]
}

test_a_peer_that_is_nobody if {
	policy.violation == {{
		"msg": "namespaceSelector matches nothing: label \"app\" cannot exist and not exist",
		"path": ["spec", "ingress", 0, "from", 0, "namespaceSelector"],
	}} with input as denied["a selector of namespaces"]
}

test_what_is_refused if {
	policy.violation == {{
		"msg": "podSelector: operator In is without values",
		"path": ["spec", "podSelector", "matchExpressions", 0, "operator"],
	}} with input as denied["a list without values"]
}
