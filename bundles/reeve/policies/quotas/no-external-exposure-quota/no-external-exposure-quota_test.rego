package reeve.policies.quotas["no-external-exposure-quota_test"]

import data.reeve.policies.quotas["no-external-exposure-quota"] as policy

denied["load balancers are open"] := _quota("main", {"services.nodeports": "0", "services": 0})

denied["node ports are open"] := _quota("main", {"services.loadbalancers": "0"})

denied["one load balancer"] := _quota("main", {"services.loadbalancers": "1", "services.nodeports": 0})

denied["many node ports"] := _quota("main", {"services.loadbalancers": 0, "services.nodeports": "1k"})

allowed["none of either"] := _quota("main", {"services.loadbalancers": "0", "services.nodeports": "0"})

allowed["null, which is zero"] := _quota("main", {"services.loadbalancers": null, "services.nodeports": null})

allowed["one with scopes, which never counts services"] := _object("main", {"hard": {"pods": "10"}, "scopes": ["BestEffort"]})

_quota(name, hard) := _object(name, {"hard": hard})

_object(name, spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": name, "namespace": "shop"},
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
		"msg": "quotas of namespace \"shop\" do not limit services.loadbalancers",
		"path": ["spec", "hard", "services.loadbalancers"],
	}} with input as denied["load balancers are open"]
	policy.violation == {{
		"msg": "quotas of namespace \"shop\" allow 1k of services.nodeports, more than 0",
		"path": ["spec", "hard", "services.nodeports"],
	}} with input as denied["many node ports"]
}

test_both_can_be_open if {
	count(policy.violation) == 2 with input as _quota("main", null)
}

test_the_lowest_of_several_counts if {
	count(policy.violation) == 0 with input as denied["many node ports"]
		with data.inventory as {"namespace": {"shop": {"v1": {"ResourceQuota": {"more": _quota("more", {"services.nodeports": 0})}}}}}
}

test_how_many_are_allowed if {
	some_are := {"quotas/no-external-exposure-quota": {"maxLoadBalancers": 1, "maxNodePorts": 1000}}
	every name in ["one load balancer", "many node ports"] {
		count(policy.violation) == 0 with input as denied[name] with data.reeve_parameters as some_are
	}
	count(policy.violation) == 1 with input as _quota("main", {"services.loadbalancers": 2, "services.nodeports": 9})
		with data.reeve_parameters as some_are
}
