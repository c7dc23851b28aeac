package reeve.policies.quotas["quota-covers-extended_test"]

import data.reeve.policies.quotas["quota-covers-extended"] as policy

inventory := {
	"namespace": {
		"shop": {"resource.k8s.io/v1": {"ResourceClaimTemplate": {"card": {
			"apiVersion": "resource.k8s.io/v1",
			"kind": "ResourceClaimTemplate",
			"metadata": {"name": "card", "namespace": "shop"},
			"spec": {"spec": _devices("card")},
		}}}},
		"claims": {"resource.k8s.io/v1": {"ResourceClaim": {"card": {
			"apiVersion": "resource.k8s.io/v1",
			"kind": "ResourceClaim",
			"metadata": {"name": "card", "namespace": "claims"},
			"spec": _devices("card"),
		}}}},
		"amd": {"apps/v1": {"Deployment": {"web": _deployment("web", 1), "more": _deployment("more", 2)}}},
	},
	"cluster": {"v1": {"Node": {"gpu": {
		"apiVersion": "v1",
		"kind": "Node",
		"metadata": {"name": "gpu"},
		"status": {"allocatable": {"cpu": "4", "nvidia.com/gpu": "2", "amd.com/gpu": "0"}},
	}}}},
	"complete": {"Node": {"*": true}},
}

_deployment(name, cards) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": name, "namespace": "amd"},
	"spec": {"template": {"spec": {"containers": [{"name": "app", "resources": {"limits": {"amd.com/gpu": cards}}}]}}},
}

_devices(class) := {"devices": {"requests": [{"name": "card", "exactly": {"deviceClassName": class}}]}}

denied["what nodes offer"] := _quota("blog", {"pods": 1})

denied["what a workload asks for"] := _quota("amd", {"requests.nvidia.com/gpu": 1})

denied["a class that a template asks for"] := _quota("shop", {"requests.nvidia.com/gpu": 1})

denied["a class that a claim asks for"] := _quota("claims", {"requests.nvidia.com/gpu": 1})

denied["a name that is never counted"] := _quota("blog", {"nvidia.com/gpu": 1, "limits.nvidia.com/gpu": 1})

denied["null"] := _quota("blog", null)

allowed["a limit"] := _quota("blog", {"requests.nvidia.com/gpu": 0})

allowed["both limits"] := _quota("amd", {"requests.nvidia.com/gpu": 1, "requests.amd.com/gpu": 1})

allowed["a limit of the class"] := _quota("claims", {"requests.nvidia.com/gpu": 0, "card.deviceclass.resource.k8s.io/devices": 1})

allowed["a limit of the class by its other name"] := _quota("shop", {
	"requests.nvidia.com/gpu": 0,
	"requests.deviceclass.resource.kubernetes.io/card": 1,
})

allowed["a quota with scopes"] := object.union(_quota("blog", {"pods": 1}), {"spec": {"scopes": ["BestEffort"]}})

_quota(namespace, hard) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": "main", "namespace": namespace},
	"spec": {"hard": hard},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict[name] if {
	some name, message in {
		"what nodes offer": "quotas of namespace \"blog\" do not limit requests.nvidia.com/gpu, which a node offers",
		"what a workload asks for": "quotas of namespace \"amd\" do not limit requests.amd.com/gpu, which a workload asks for",
		"a class that a claim asks for": concat(" ", [
			"quotas of namespace \"claims\" do not limit card.deviceclass.resource.k8s.io/devices,",
			"which a resource claim asks for",
		]),
	}
	policy.violation == {{"msg": message, "path": ["spec", "hard"]}} with input as denied[name] with data.inventory as inventory
}

test_what_has_to_be_limited if {
	given := {"quotas/quota-covers-extended": {"names": ["example.com/fpga"]}}
	count(policy.violation) == 0 with input as denied["what nodes offer"]
		with data.inventory as inventory
		with data.reeve_parameters as given
	policy.unknown == {{
		"msg": "whether a node offers example.com/fpga",
		"needs": ["Node"],
	}} with input as denied["what nodes offer"]
		with data.reeve_parameters as given
}
