package reeve.policies.quotas["quota-scope-gap_test"]

import data.reeve.policies.quotas["quota-scope-gap"] as policy

denied["pods with requests only"] := _quota("main", {"pods": 5}, ["NotBestEffort"])

denied["requests of pods that end"] := _quota("main", {"cpu": 5}, ["Terminating"])

denied["a selector"] := _selecting("main", {"pods": 5}, [_class("Exists", null)])

denied["scopes that both must hold"] := _quota("main", {"requests.memory": 5}, ["NotBestEffort", "NotTerminating"])

denied["pods, counted as objects"] := _quota("main", {"count/pods": 5}, ["BestEffort"])

allowed["no scopes"] := _quota("main", {"pods": 5}, null)

allowed["no scopes, though the list is there"] := _quota("main", {"pods": 5}, [])

allowed["another resource"] := _quota("main", {"limits.cpu": 5}, ["NotBestEffort"])

allowed["claims"] := _selecting("main", {"requests.storage": 5}, [{"scopeName": "VolumeAttributesClass", "operator": "Exists"}])

_class(operator, values) := {"scopeName": "PriorityClass", "operator": operator, "values": values}

_quota(name, hard, scopes) := _object(name, {"hard": hard, "scopes": scopes})

_selecting(name, hard, requirements) := _object(name, {"hard": hard, "scopeSelector": {"matchExpressions": requirements}})

_object(name, spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": spec,
}

_beside(known) := {"namespace": {"shop": {"v1": {"ResourceQuota": {"more": known}}}}}

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
		"msg": "quotas of namespace \"shop\" limit requests.cpu only for the pods in their scopes",
		"path": ["spec", "hard", "cpu"],
	}} with input as denied["requests of pods that end"]
}

test_what_completes_it[name] if {
	some name, known in {
		"pods with requests only": _quota("more", {"count/pods": 1}, ["BestEffort"]),
		"requests of pods that end": _quota("more", {"requests.cpu": 1}, ["NotTerminating"]),
		"a selector": _selecting("more", {"pods": 1}, [_class("DoesNotExist", null)]),
		"scopes that both must hold": _quota("more", {"memory": 1}, null),
	}
	count(policy.violation) == 0 with input as denied[name] with data.inventory as _beside(known)
}

test_what_does_not[name] if {
	some name, known in {
		"pods with requests only": _quota("more", {"cpu": 1}, ["BestEffort"]),
		"requests of pods that end": _quota("more", {"requests.memory": 1}, ["NotTerminating"]),
		"a selector": _selecting("more", {"pods": 1}, [_class("In", ["high"])]),
		"scopes that both must hold": _quota("more", {"memory": 1}, ["BestEffort"]),
	}
	count(policy.violation) == 1 with input as denied[name] with data.inventory as _beside(known)
}

test_requests_and_pods_without_any if {
	count(policy.violation) == 0 with input as _quota("main", {"cpu": 1, "memory": 1}, ["NotBestEffort"])
		with data.inventory as _beside(_quota("more", {"pods": 1}, ["BestEffort"]))
}

test_the_same_classes if {
	quota := _selecting("main", {"pods": 5}, [_class("NotIn", ["high", "low"])])
	count(policy.violation) == 0 with input as quota
		with data.inventory as _beside(_selecting("more", {"pods": 5}, [_class("In", ["low", "high"])]))
	count(policy.violation) == 1 with input as quota
		with data.inventory as _beside(_selecting("more", {"pods": 5}, [_class("In", ["low"])]))
}
