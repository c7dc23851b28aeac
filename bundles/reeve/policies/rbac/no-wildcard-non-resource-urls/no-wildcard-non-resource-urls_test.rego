package reeve.policies.rbac["no-wildcard-non-resource-urls_test"]

import data.reeve.policies.rbac["no-wildcard-non-resource-urls"] as policy

_rule(fields) := object.union({"verbs": ["get"]}, fields)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["every URL"] := _cluster_role([_rule({"nonResourceURLs": ["*"]})])

denied["every URL below the root"] := _cluster_role([_rule({"nonResourceURLs": ["/*"]})])

denied["a pattern"] := _cluster_role([_rule({"nonResourceURLs": ["/metrics", "/debug/*"]})])

denied["a pattern that only begins like an allowed one"] := _cluster_role([_rule({"nonResourceURLs": ["/health*"]})])

denied["a sensitive URL"] := _cluster_role([_rule({"nonResourceURLs": ["/configz"]})])

denied["one below"] := _cluster_role([_rule({"nonResourceURLs": ["/debug/pprof/heap"]})])

allowed["a URL in full"] := _cluster_role([_rule({"nonResourceURLs": ["/metrics", "/version"]})])

allowed["an allowed pattern"] := _cluster_role([_rule({"nonResourceURLs": ["/healthz*", "/healthz/*", "/apis/*"]})])

allowed["a star in the middle, which is no wildcard"] := _cluster_role([_rule({"nonResourceURLs": ["/metrics/*/x"]})])

allowed["a URL that only begins like a sensitive one"] := _cluster_role([_rule({"nonResourceURLs": ["/logsearch"]})])

allowed["a bootstrap role"] := _bootstrap([_rule({"nonResourceURLs": ["*"]})])

allowed["URLs that are null"] := _cluster_role([_rule({"nonResourceURLs": null}), null])

allowed["no rules"] := _cluster_role(null)

_cluster_role(rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": "helper"},
	"rules": rules,
}

_bootstrap(rules) := object.union(_cluster_role(rules), {"metadata": {
	"name": "edit",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

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
		"msg": "cluster role \"helper\" allows get on every URL that begins with \"/debug/\"",
		"path": ["rules", 0, "nonResourceURLs", 1],
	}} with input as denied["a pattern"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows get on the sensitive URL \"/debug/pprof/heap\"",
		"path": ["rules", 0, "nonResourceURLs", 0],
	}} with input as denied["one below"]
}

test_parameters if {
	count(policy.violation) == 0 with input as denied["a pattern"]
		with data.reeve_parameters as {"rbac/no-wildcard-non-resource-urls": {"allowed": ["/debug*"]}}
	count(policy.violation) == 1 with input as denied["a pattern"]
		with data.reeve_parameters as {"rbac/no-wildcard-non-resource-urls": {"allowed": ["/debug/"]}}
	count(policy.violation) == 0 with input as denied["a sensitive URL"]
		with data.reeve_parameters as {"rbac/no-wildcard-non-resource-urls": {"sensitive": ["/logs"]}}
}

test_rules_that_allow_everything_on_request if {
	helper := _cluster_role([object.union(_everything, {"nonResourceURLs": ["*"]})])
	count(policy.violation) == 0 with input as helper
	count(policy.violation) == 1 with input as helper
		with data.reeve_parameters as {"rbac/no-wildcard-non-resource-urls": {"reportSubsumed": true}}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({"nonResourceURLs": ["*"]})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-wildcard-non-resource-urls": {"includeBootstrap": true}}
}
