package reeve.lib.power_test

import data.reeve.lib.power

_rule(group, resources, verbs) := {"apiGroups": [group], "resources": resources, "verbs": verbs}

_named(rule, names) := object.union(rule, {"resourceNames": names})

test_of_rules[name] if {
	some name, [rules, wanted] in {
		"nothing": [[], set()],
		"nulls": [[null, {"apiGroups": null, "resources": null, "verbs": null}], set()],
		"what leads nowhere": [[_rule("", ["pods", "services"], ["get", "list", "delete"])], set()],
		"pods": [[_rule("", ["pods"], ["create"])], {"run pods"}],
		"pods of another group": [[_rule("apps", ["pods"], ["create"])], set()],
		"any group": [[_rule("*", ["deployments"], ["patch"])], {"run pods"}],
		"any verb": [[_rule("", ["serviceaccounts"], ["*"])], {"impersonate accounts"}],
		"any subresource of a kind": [[_rule("", ["*/exec"], ["create"])], {"enter pods"}],
		"a wildcard that matches nothing": [[_rule("", ["pods/*"], ["create"])], set()],
		"an account by name": [
			[_named(_rule("", ["serviceaccounts/token"], ["create"]), ["b", "a"])],
			{"issue tokens:a", "issue tokens:b"},
		],
		"names that a create cannot carry": [[_named(_rule("", ["pods"], ["create"]), ["a"])], set()],
		"several rules": [
			[_rule("", ["secrets"], ["list"]), _rule("", ["secrets"], ["create"])],
			{"read secrets", "create secrets"},
		],
		"verbs of one rule and resources of another": [
			[_rule("", ["pods"], ["get"]), _rule("", ["services"], ["create"])],
			set(),
		],
		"secrets, by reading everything": [[_rule("*", ["*"], ["get"])], {"read secrets", "use nodes"}],
		"approval by patch": [
			[_rule("certificates.k8s.io", ["certificatesigningrequests/approval"], ["patch"])],
			{"approve requests"},
		],
		"groups in the core group": [[_rule("", ["groups"], ["impersonate"])], {"impersonate groups"}],
		"escalate of cluster roles": [
			[_rule("rbac.authorization.k8s.io", ["clusterroles"], ["escalate"])],
			{"escalate cluster roles"},
		],
	}
	power.of_rules(rules) == wanted
}

test_everything if {
	found := power.of_rules([_rule("*", ["*"], ["*"])])
	{"everything", "run pods", "bind", "use nodes", "write webhooks"} - found == set()
	not "everything" in power.of_rules([_named(_rule("*", ["*"], ["*"]), ["a"])])
	not "everything" in power.of_rules([_rule("*", ["*"], ["get", "list"])])
}

test_exec_by_version if {
	rules := [_rule("", ["pods/exec"], ["get"])]
	power.of_rules(rules) == set()
	power.of_rules(rules) == set() with data.reeve_config as {"k8sVersion": "v1.35"}
	power.of_rules(rules) == {"enter pods"} with data.reeve_config as {"k8sVersion": "v1.34"}
}

test_of_role if {
	power.of_role({"kind": "ClusterRole", "namespace": "", "name": "cluster-admin"}) == power.of_rules([_rule("*", ["*"], ["*"])])
	not power.of_role({"kind": "ClusterRole", "namespace": "", "name": "unknown"})
}
