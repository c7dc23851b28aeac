package reeve.lib.pspjudged_test

import data.reeve.lib.pspjudged

_known := {"cluster": {"policy/v1beta1": {"PodSecurityPolicy": {"a": {"metadata": {"name": "a"}, "spec": {}}}}}}

_pod := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"serviceAccountName": "web", "automountServiceAccountToken": false, "containers": [{"name": "app"}]},
}

test_enabled[name] if {
	some name, [config, inventory] in {
		"a policy": [{"k8sVersion": "v1.24"}, _known],
		"said, without a policy": [{"k8sVersion": "v1.24", "pspEnabled": true}, {}],
	}
	pspjudged.enabled with data.reeve_config as config with data.inventory as inventory
	pspjudged.request.account == "web" with input as _pod with data.reeve_config as config with data.inventory as inventory
}

test_not_enabled[name] if {
	some name, [config, inventory] in {
		"no policy": [{"k8sVersion": "v1.24"}, {}],
		"said otherwise": [{"k8sVersion": "v1.24", "pspEnabled": false}, _known],
		"from 1.25": [{"k8sVersion": "v1.25", "pspEnabled": true}, _known],
		"by default": [{"pspEnabled": true}, _known],
	}
	not pspjudged.enabled with data.reeve_config as config with data.inventory as inventory
	not pspjudged.request with input as _pod with data.reeve_config as config with data.inventory as inventory
}

_config := {"k8sVersion": "v1.24"}

_review(fields) := {"review": object.union(
	{"operation": "CREATE", "object": _pod, "userInfo": {"username": "alice", "groups": ["devs"]}},
	fields,
)}

test_author if {
	pspjudged.author == {"kind": "User", "name": "alice", "groups": ["devs"]} with input as _review({})
	pspjudged.author == null with input as _pod
}

test_requests_that_are_judged[name] if {
	some name, fields in {
		"a new pod": {},
		"an update": {"operation": "UPDATE", "oldObject": object.union(_pod, {"metadata": {"labels": {"a": "b"}}})},
	}
	pspjudged.request.users[0].name == "alice" with input as _review(fields)
		with data.reeve_config as _config
		with data.inventory as _known
}

test_requests_that_are_not_judged[name] if {
	some name, fields in {
		"what goes": {"operation": "DELETE", "oldObject": _pod},
		"a subresource": {"operation": "UPDATE", "subResource": "ephemeralcontainers", "oldObject": {}},
		"an update of nothing": {"operation": "UPDATE", "oldObject": _pod},
	}
	not pspjudged.request with input as _review(fields) with data.reeve_config as _config with data.inventory as _known
}

test_verdict if {
	pspjudged.verdict == {"opinions": [], "admitting": []} with input as _review({})
		with data.reeve_config as _config
		with data.inventory as _known
	root := {"username": "root", "groups": ["system:masters"]}
	found := pspjudged.verdict with input as _review({"userInfo": root})
		with data.reeve_config as _config
		with data.inventory as _known
	[opinion.name | some opinion in found.opinions] == ["a"]
	found.admitting == []
}

test_doubts if {
	count(pspjudged.doubts) == 1 with input as _review({})
		with data.reeve_config as _config
		with data.inventory as _known
	count(pspjudged.doubts) == 2 with input as _pod with data.reeve_config as _config with data.inventory as _known
	complete := object.union(_known, {"complete": {"*/*": {"*": true}}})
	count(pspjudged.doubts) == 0 with input as _review({})
		with data.reeve_config as _config
		with data.inventory as complete
}
