package reeve.policies.psp["psa-admission-config_test"]

import data.reeve.policies.psp["psa-admission-config"] as policy

denied["no level"] := _pod_security({"defaults": {}})

denied["null defaults, which are the same as none"] := _pod_security({"defaults": null})

denied["a weak default"] := _pod_security({"defaults": {"enforce": "privileged", "warn": "restricted"}})

denied["a default that is null or empty, which are the same as absent"] := _pod_security({"defaults": {
	"enforce": "",
	"enforce-version": null,
}})

denied["a default that is no level"] := _pod_security({"defaults": {"enforce": "Baseline"}})

denied["a default that is no version"] := _pod_security({"defaults": {"enforce": "baseline", "warn-version": "1.25"}})

denied["an exempt namespace"] := _exempting({"namespaces": ["kube-system", "team"]})

denied["an exempt user"] := _exempting({"usernames": ["eve"]})

denied["an exempt controller"] := _exempting({"usernames": [_replicasets]})

denied["an exempt runtime class"] := _exempting({"runtimeClasses": ["kata"]})

denied["a weak default of the plugin"] := _admission("apiserver.config.k8s.io/v1", [
	{"name": "ImagePolicyWebhook", "path": "images.yaml"},
	{"name": "PodSecurity", "configuration": _pod_security({"defaults": {"enforce": "privileged"}})},
])

denied["a plugin without a configuration"] := _admission("apiserver.config.k8s.io/v1", [{"name": "PodSecurity"}])

denied["no such plugin"] := _admission("apiserver.k8s.io/v1alpha1", [])

denied["null plugins"] := _admission("apiserver.config.k8s.io/v1", null)

allowed["a strict default"] := _pod_security({"defaults": {"enforce": "restricted", "enforce-version": "v1.25"}})

allowed["every default"] := _pod_security({"defaults": {
	"enforce": "baseline",
	"enforce-version": "latest",
	"audit": "privileged",
	"audit-version": "v1.25",
	"warn": "restricted",
	"warn-version": "latest",
}})

allowed["the exemption that is allowed"] := _exempting({"namespaces": ["kube-system"]})

allowed["empty and null exemptions"] := _exempting({"namespaces": [], "usernames": null})

allowed["null exemptions"] := _exempting(null)

allowed["a strict default of the plugin"] := _admission("apiserver.k8s.io/v1alpha1", [{
	"name": "PodSecurity",
	"configuration": _pod_security({"defaults": {"enforce": "baseline"}}),
	"path": "pod-security.yaml",
}])

allowed["the first of two plugins"] := _admission("apiserver.config.k8s.io/v1", [
	{"name": "PodSecurity", "configuration": _pod_security({"defaults": {"enforce": "baseline"}})},
	{"name": "PodSecurity"},
])

_replicasets := "system:serviceaccount:kube-system:replicaset-controller"

_exempting(exemptions) := _pod_security({"defaults": {"enforce": "baseline"}, "exemptions": exemptions})

_pod_security(fields) := object.union(
	{"apiVersion": "pod-security.admission.config.k8s.io/v1", "kind": "PodSecurityConfiguration"},
	fields,
)

_admission(api_version, plugins) := {"apiVersion": api_version, "kind": "AdmissionConfiguration", "plugins": plugins}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_of_a_weak_default[name] if {
	some name, path in {
		"a weak default": ["defaults", "enforce"],
		"no level": ["defaults", "enforce"],
		"null defaults, which are the same as none": ["defaults", "enforce"],
		"a weak default of the plugin": ["plugins", 1, "configuration", "defaults", "enforce"],
		"a plugin without a configuration": ["plugins", 0, "configuration", "defaults", "enforce"],
		"no such plugin": ["plugins"],
	}
	policy.violation == {{
		"msg": "the cluster default is \"privileged\", weaker than \"baseline\"",
		"path": path,
	}} with input as denied[name]
}

test_verdict_without_defaults if {
	policy.violation == {{
		"msg": "the cluster default is \"privileged\", weaker than \"baseline\"",
		"path": ["defaults", "enforce"],
	}} with input as _pod_security({})
}

test_verdict_of_a_level if {
	policy.violation == {{
		"msg": "defaults.enforce is \"Baseline\", which is no level: want privileged, baseline or restricted",
		"path": ["defaults", "enforce"],
	}} with input as denied["a default that is no level"]
}

test_verdict_of_a_version if {
	policy.violation == {{
		"msg": "defaults.warn-version is \"1.25\", which is no version: want latest or v1.N",
		"path": ["defaults", "warn-version"],
	}} with input as denied["a default that is no version"]
}

test_verdict_of_an_exemption[wanted] if {
	some name, row in {
		"an exempt namespace": ["namespace \"team\" is exempt", ["namespaces", 1]],
		"an exempt user": ["user \"eve\" is exempt", ["usernames", 0]],
		"an exempt runtime class": ["runtime class \"kata\" is exempt", ["runtimeClasses", 0]],
	}
	[wanted, place] := row
	policy.violation == {{
		"msg": wanted,
		"path": array.concat(["exemptions"], place),
	}} with input as denied[name]
}

test_verdict_of_a_controller if {
	policy.violation == {{
		"msg": sprintf("user %q is exempt, and so is every Pod that it creates for others", [_replicasets]),
		"path": ["exemptions", "usernames", 0],
	}} with input as denied["an exempt controller"]
}

test_min_level[level] if {
	some level, counts in {
		"privileged": {"privileged": 0, "baseline": 0, "restricted": 0},
		"baseline": {"privileged": 1, "baseline": 0, "restricted": 0},
		"restricted": {"privileged": 1, "baseline": 1, "restricted": 0},
	}
	parameters := {"psp/psa-admission-config": {"minLevel": level}}
	every default_level, wanted in counts {
		found := policy.violation with input as _pod_security({"defaults": {"enforce": default_level}})
			with data.reeve_parameters as parameters
		count(found) == wanted
	}
	every name in ["no level", "a plugin without a configuration", "no such plugin"] {
		found := policy.violation with input as denied[name] with data.reeve_parameters as parameters
		count(found) == counts.privileged
	}
}

test_allowed_exemptions if {
	exempting := {"namespaces": ["kube-system"], "usernames": ["eve"], "runtimeClasses": ["kata"]}
	every allowance, wanted in {
		{}: 2,
		{"usernames": ["eve"]}: 1,
		{"usernames": ["eve"], "runtimeClasses": ["kata"]}: 0,
		{"namespaces": [], "runtimeClasses": ["gvisor"]}: 3,
	} {
		found := policy.violation with input as _exempting(exempting)
			with data.reeve_parameters as {"psp/psa-admission-config": {"allowedExemptions": allowance}}
		count(found) == wanted
	}
}

test_no_controller_may_be_exempt[name] if {
	some name, wanted in {
		"system:kube-controller-manager": 1,
		_replicasets: 1,
		"system:serviceaccount:kube-system:job-controller": 1,
		"system:serviceaccount:team:job-controller": 0,
		"system:serviceaccount:kube-system:node-controller": 0,
	}
	found := policy.violation with input as _exempting({"usernames": [name]})
		with data.reeve_parameters as {"psp/psa-admission-config": {"allowedExemptions": {"usernames": [name]}}}
	count(found) == wanted
}

test_each_fault_on_its_own if {
	count(policy.violation) == 5 with input as _pod_security({
		"defaults": {"audit": "none", "audit-version": "none"},
		"exemptions": {"namespaces": ["team", null, "other"]},
	})
}

test_unknown_where_it_is_in_a_file if {
	thing := _admission("apiserver.config.k8s.io/v1", [{"name": "PodSecurity", "path": "pod-security.yaml"}])
	policy.unknown == {{
		"msg": "the configuration of the plugin \"PodSecurity\" is in the file \"pod-security.yaml\"",
		"needs": ["pod-security.admission.config.k8s.io/PodSecurityConfiguration"],
	}} with input as thing
	count(policy.violation) == 0 with input as thing
}

test_nothing_unknown_otherwise if {
	every thing in object.union(denied, allowed) {
		count(policy.unknown) == 0 with input as thing
	}
}

test_no_other_kind if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team"}}
}
