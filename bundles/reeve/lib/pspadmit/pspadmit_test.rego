package reeve.lib.pspadmit_test

import data.reeve.lib.psp
import data.reeve.lib.pspadmit

_any := {field: {"rule": "RunAsAny"} | some field in ["fsGroup", "runAsUser", "seLinux", "supplementalGroups"]}

_policies := {name: psp.read({"metadata": {"name": name}, "spec": object.union(_any, fields)}) | some name, fields in {
	"a-broken": {"fsGroup": {"rule": ""}},
	"b-changing": {"readOnlyRootFilesystem": true, "hostPID": true},
	"c-changing-too": {"readOnlyRootFilesystem": true, "hostPID": true, "hostIPC": true},
	"d-plain": {"hostIPC": true},
	"e-plain-too": {"hostIPC": true},
}}

_request(operation, annotations, fields) := {
	"operation": operation,
	"token": false,
	"template": {
		"metadata": {"annotations": annotations},
		"spec": object.union({"containers": [{"name": "app"}]}, fields),
	},
}

_decides(request) := pspadmit.deciding(pspadmit.opinions(_policies, request), request).name

test_the_first_that_changes_nothing if _decides(_request("CREATE", {}, {})) == "d-plain"

test_else_the_first_that_admits_it if {
	_decides(_request("CREATE", {}, {"hostPID": true})) == "b-changing"
	_decides(_request("CREATE", {}, {"hostPID": true, "hostIPC": true})) == "c-changing-too"
}

test_none if not _decides(_request("CREATE", {}, {"hostNetwork": true}))

test_an_update_changes_nothing if {
	_decides(_request("UPDATE", {}, {})) == "d-plain"
	not _decides(_request("UPDATE", {}, {"hostPID": true}))
}

test_in_an_update_the_policy_of_before_comes_first[name] if {
	some name, [operation, annotation, winner] in {
		"one that takes it": ["UPDATE", "e-plain-too", "e-plain-too"],
		"one that does not": ["UPDATE", "b-changing", "d-plain"],
		"one that is gone": ["UPDATE", "f", "d-plain"],
		"a new pod": ["CREATE", "e-plain-too", "d-plain"],
	}
	_decides(_request(operation, {"kubernetes.io/psp": annotation}, {})) == winner
}

test_opinions if {
	found := pspadmit.opinions(_policies, _request("CREATE", {}, {"hostPID": true}))
	[[opinion.name, count(opinion.faults), count(opinion.changes), count(opinion.refusals)] | some opinion in found] == [
		["a-broken", 1, 0, 0],
		["b-changing", 0, 1, 0],
		["c-changing-too", 0, 1, 0],
		["d-plain", 0, 0, 1],
		["e-plain-too", 0, 0, 1],
	]
}

test_a_mounted_token_is_judged_after_changes_too if {
	request := object.union(_request("CREATE", {}, {}), {"token": true})
	every opinion in pspadmit.opinions(object.remove(_policies, ["a-broken"]), request) {
		[refusal.path | some refusal in opinion.refusals] == [["spec", "automountServiceAccountToken"]]
	}
}

test_reasons if {
	request := _request("UPDATE", {}, {"hostPID": true})
	found := {opinion.name: [reason.msg | some reason in pspadmit.reasons(opinion, request)] |
		some opinion in pspadmit.opinions(_policies, request)
	}
	object.filter(found, ["a-broken", "b-changing", "d-plain"]) == {
		"a-broken": ["the policy is not usable: fsGroup has the rule \"\": want one of MayRunAs, MustRunAs, RunAsAny"],
		"b-changing": [
			"the policy would set readOnlyRootFilesystem of container \"app\", and no update may be changed",
		],
		"d-plain": ["pod sets hostPID"],
	}
	created := object.union(request, {"operation": "CREATE"})
	pspadmit.reasons(pspadmit.opinions(_policies, created)[1], created) == []
}

_update(pod, old) := {"operation": "UPDATE", "template": pod, "old": old}

_pod(metadata, spec) := {"metadata": metadata, "spec": spec}

test_exempt[name] if {
	some name, [pod, old] in {
		"nothing": [_pod({}, {}), _pod({}, {})],
		"owners": [_pod({"ownerReferences": [{"name": "a"}]}, {}), _pod({}, {})],
		"finalizers": [_pod({}, {}), _pod({"finalizers": ["a"]}, {})],
		"managed fields": [_pod({"managedFields": [{"manager": "a"}]}, {}), _pod({"selfLink": "/a"}, {})],
		"what is the same as absent": [
			_pod({"labels": {}}, {"volumes": [], "nodeName": null}),
			_pod({"annotations": null}, {"nodeSelector": {}}),
		],
	}
	pspadmit.is_exempt(_update(pod, old))
}

test_not_exempt[name] if {
	some name, [pod, old] in {
		"a label": [_pod({"labels": {"a": "b"}}, {}), _pod({}, {})],
		"an image": [_pod({}, {"containers": [{"image": "a"}]}), _pod({}, {"containers": [{"image": "b"}]})],
		"an empty object": [_pod({}, {"volumes": [{"emptyDir": {}}]}), _pod({}, {"volumes": [{}]})],
		"a number": [_pod({}, {"priority": 1}), _pod({}, {"priority": 2})],
	}
	not pspadmit.is_exempt(_update(pod, old))
}

test_a_new_pod_is_not_exempt if {
	not pspadmit.is_exempt({"operation": "CREATE", "template": _pod({}, {}), "old": _pod({}, {})})
}
