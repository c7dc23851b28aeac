package reeve.policies.psp["psp-host-paths-bounded_test"]

import data.reeve.policies.psp["psp-host-paths-bounded"] as policy

denied["no list"] := _policy({"volumes": ["hostPath"]})

denied["an empty list, for every type"] := _policy({"volumes": ["*"], "allowedHostPaths": []})

denied["a null list"] := _policy({"volumes": ["hostPath"], "allowedHostPaths": null})

denied["the root"] := _paths([{"pathPrefix": "/", "readOnly": true}])

denied["the root in another way"] := _paths([{"pathPrefix": "/.//", "readOnly": true}])

denied["a sensitive path"] := _paths([{"pathPrefix": "/srv", "readOnly": true}, {"pathPrefix": "/etc/kubernetes/", "readOnly": true}])

denied["a path above a sensitive one"] := _paths([{"pathPrefix": "/var", "readOnly": true}])

denied["a path to write to"] := _paths([{"pathPrefix": "/srv", "readOnly": false}])

denied["a path that does not say"] := _paths([{"pathPrefix": "/srv"}])

denied["an entry without a prefix"] := _paths([{"readOnly": true}])

denied["readOnly of the wrong type"] := _paths([{"pathPrefix": "/srv", "readOnly": "true"}])

denied["a list of the wrong type"] := _paths({"pathPrefix": "/srv"})

denied["volumes of the wrong type"] := _policy({"volumes": "hostPath"})

allowed["read-only paths"] := _paths([{"pathPrefix": "/srv", "readOnly": true}, {"pathPrefix": "/etc/localtime", "readOnly": true}])

allowed["no such volumes"] := _policy({"volumes": ["emptyDir"], "allowedHostPaths": [{"pathPrefix": "/"}]})

allowed["no volumes"] := _policy({"allowedHostPaths": [{"pathPrefix": "/"}]})

_paths(list) := _policy({"volumes": ["hostPath"], "allowedHostPaths": list})

_policy(spec) := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "team"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) > 0 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows every path of the host",
		"path": ["spec", "allowedHostPaths"],
	}} with input as denied["no list"]
}

test_verdict_of_a_sensitive_path if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows the sensitive host path \"/etc/kubernetes/\"",
		"path": ["spec", "allowedHostPaths", 1],
	}} with input as denied["a sensitive path"]
}

test_verdict_of_a_path_to_write_to if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows to write to the host path \"/srv\"",
		"path": ["spec", "allowedHostPaths", 0, "readOnly"],
	}} with input as denied["a path to write to"]
	count(policy.violation) == 1 with input as denied["a path that does not say"]
	some found in policy.violation with input as denied["a path that does not say"]
	found.path == ["spec", "allowedHostPaths", 0, "readOnly"]
}

test_verdict_without_a_prefix if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows the sensitive host path \"\"",
		"path": ["spec", "allowedHostPaths", 0],
	}} with input as denied["an entry without a prefix"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.volumes is a string: want a list",
		"path": ["spec", "volumes"],
	}} with input as denied["volumes of the wrong type"]
}

test_lists[name] if {
	some name, wanted in {"trees": 0, "exact": 1, "allowed": 1}
	lists := {"trees": [], "exact": ["/srv"], "allowed": []}
	found := policy.violation with input as _paths([{"pathPrefix": "/srv/a", "readOnly": true}])
		with data.reeve_parameters as {"psp/psp-host-paths-bounded": object.union(lists, _lists[name])}
	count(found) == wanted
}

_lists := {
	"trees": {"trees": ["/etc"]},
	"exact": {"exact": ["/srv/a/b"]},
	"allowed": {"trees": ["/srv"], "allowed": ["/srv"]},
}
