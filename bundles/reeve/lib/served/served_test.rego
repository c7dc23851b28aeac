package reeve.lib.served_test

import data.reeve.lib.served

test_is_own if {
	every group in ["", "apps", "extensions", "lifecycle.k8s.io"] { served.is_own(group) }
	every group in ["*", "core", "batch/v1", "metrics.k8s.io", "example.com"] { not served.is_own(group) }
}

test_is_served[concat("/", pair)] if {
	some pair in [
		["", "pods"],
		["", "pods/exec"],
		["", "nodes/metrics"],
		["", "users"],
		["", "services/finalizers"],
		["apps", "deployments"],
		["apps", "deployments/scale"],
		["apps", "deployments/finalizers"],
		["authentication.k8s.io", "userextras/scopes"],
		["authentication.k8s.io", "uids"],
		["certificates.k8s.io", "signers"],
		["resource.k8s.io", "resourceclaims/binding"],
	]
	served.is_served(pair[0], pair[1])
}

test_is_not_served[concat("/", pair)] if {
	some pair in [
		["", "deployments"],
		["", "pod"],
		["", "pods/finalizer"],
		["", "things/finalizers"],
		["", "*"],
		["apps", "pods"],
		["authentication.k8s.io", "userextras"],
		["extensions", "ingresses"],
		["policy", "podsecuritypolicies"],
		["example.com", "pods"],
	]
	not served.is_served(pair[0], pair[1])
}

test_what_is_gone_was_served_before if {
	served.is_served("extensions", "ingresses") with data.reeve_config as {"k8sVersion": "v1.21"}
	not served.is_served("extensions", "ingresses") with data.reeve_config as {"k8sVersion": "v1.22"}
	served.is_served("policy", "podsecuritypolicies") with data.reeve_config as {"k8sVersion": "v1.24"}
	not served.is_served("policy", "podsecuritypolicies") with data.reeve_config as {"k8sVersion": "v1.25"}
}

test_groups_of if {
	served.groups_of("deployments") == ["apps"]
	served.groups_of("events") == ["", "events.k8s.io"]
	served.groups_of("things") == []
}

test_meant if {
	served.meant("pod") == "pods"
	served.meant("Deployment") == "deployments"
	served.meant("ConfigMaps") == "configmaps"
	served.meant("ingress") == "ingresses"
	served.meant("NetworkPolicy") == "networkpolicies"
	not served.meant("pods")
	not served.meant("thing")
	not served.meant("thingy")
}
