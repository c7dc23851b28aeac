package reeve.lib.psplint_test

import data.reeve.lib.psplint

_policy(spec) := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "team"}, "spec": spec}

test_judged if {
	psplint.label == "pod security policy \"team\"" with input as _policy({})
	psplint.spec == {"privileged": true} with input as _policy({"privileged": true})
	psplint.spec == {} with input as _policy(null)
	psplint.name == "" with input as object.remove(_policy({}), ["metadata"])
	psplint.name == "team" with input as object.union(_policy({}), {"apiVersion": "extensions/v1beta1"})
	not psplint.judged with input as object.union(_policy({}), {"apiVersion": "policy.example.com/v1"})
	not psplint.label with input as {"apiVersion": "v1", "kind": "Pod"}
}

test_faults_of_the_fields_that_are_asked_for if {
	spec := {"privileged": 1, "volumes": [1, "secret", true], "runAsUser": {"ranges": [{"min": "1"}]}}
	thing := object.union(_policy(spec), {"metadata": {"annotations": {
		psplint.profile_keys.seccomp.allowed: true,
		"example.com/other": true,
	}}})
	{fault.path | some fault in psplint.faults_in({"volumes"})} == {
		["spec", "volumes", 0],
		["spec", "volumes", 2],
	} with input as thing
	psplint.faults_in({"runAsUser"}) == [{
		"msg": "spec.runAsUser.ranges[0].min is a string: want an integer",
		"path": ["spec", "runAsUser", "ranges", 0, "min"],
	}] with input as thing
	[fault.path[2] | some fault in psplint.faults_in({psplint.profile_keys.seccomp.allowed})] == [psplint.profile_keys.seccomp.allowed] with input as thing
	psplint.faults_in({"hostPID", psplint.profile_keys.seccomp["default"]}) == [] with input as thing
}

test_what_stands_around_a_field_concerns_it if {
	[fault.path | some fault in psplint.faults_in({"volumes"})] == [["spec"]] with input as _policy([])
	thing := object.union(_policy({}), {"metadata": {"annotations": "none"}})
	keys := {psplint.profile_keys.apparmor.allowed}
	[fault.path | some fault in psplint.faults_in(keys)] == [["metadata", "annotations"]] with input as thing
	psplint.faults_in({"volumes"}) == [] with input as thing
	[fault.path | some fault in psplint.faults_in(keys)] == [["metadata"]] with input as object.union(
		object.remove(_policy({}), ["metadata"]),
		{"metadata": []},
	)
}

test_known_policies if {
	known := {"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {"a": _policy({"hostPID": true})}},
		"extensions/v1beta1": {"PodSecurityPolicy": {"a": {}, "b": {"spec": {}}}},
	}}
	object.keys(psplint.known) == {"a", "b"} with data.inventory as known
	psplint.known.a.spec.hostPID with data.inventory as known
	psplint.known == {} with data.inventory as {}
}

test_missing if {
	psplint.missing == ["policy/PodSecurityPolicy"] with data.inventory as {"complete": {}}
	psplint.missing == [] with data.inventory as {"complete": {"policy/PodSecurityPolicy": {"*": true}}}
}

test_entries if {
	psplint.entries({"volumes": ["secret", null, 1]}, "volumes") == [
		{"index": 0, "name": "secret", "path": ["spec", "volumes", 0]},
		{"index": 1, "name": "", "path": ["spec", "volumes", 1]},
		{"index": 2, "name": "", "path": ["spec", "volumes", 2]},
	]
	every spec in [{}, {"volumes": null}, {"volumes": "secret"}, {"volumes": {"a": "secret"}}] {
		psplint.entries(spec, "volumes") == []
	}
	psplint.names({"volumes": ["secret", "secret"]}, "volumes") == {"secret"}
}

test_volume_entry if {
	psplint.volume_entry({"volumes": ["secret", "*"]}, "nfs").index == 1
	psplint.volume_entry({"volumes": ["secret"]}, "secret").index == 0
	not psplint.volume_entry({"volumes": ["secret"]}, "nfs")
	not psplint.volume_entry({}, "nfs")
}

test_ranges if {
	psplint.ranges({"fsGroup": {"ranges": [{"min": 1, "max": 2}, {"max": 3}, null, {"min": "1"}]}}, ["fsGroup", "ranges"]) == [
		{"min": 1, "max": 2, "path": ["spec", "fsGroup", "ranges", 0]},
		{"min": 0, "max": 3, "path": ["spec", "fsGroup", "ranges", 1]},
		{"min": 0, "max": 0, "path": ["spec", "fsGroup", "ranges", 2]},
		{"min": 0, "max": 0, "path": ["spec", "fsGroup", "ranges", 3]},
	]
	psplint.ranges({"fsGroup": null}, ["fsGroup", "ranges"]) == []
	psplint.ranges({"fsGroup": {"ranges": "1-2"}}, ["fsGroup", "ranges"]) == []
}

_from(number) := [{"min": number, "max": 9}]

test_zero[rule] if {
	some rule, rows in {
		"RunAsAny": [true, true, true],
		"": [true, true, true],
		"MustRunAsNonRoot": [false, true, true],
		"MayRunAs": [true, true, false],
		"MustRunAs": [false, false, false],
	}
	some index, strategy in ["runAsUser", "runAsGroup", "fsGroup"]
	found := {path | path := psplint.zero({strategy: {"rule": rule, "ranges": _from(1)}}, strategy).path}
	found == {["spec", strategy, "rule"] | rows[index]}
}

test_zero_in_a_range[rule] if {
	some rule in ["MustRunAs", "MayRunAs"]
	psplint.zero({"supplementalGroups": {"rule": rule, "ranges": array.concat(_from(1), _from(0))}}, "supplementalGroups") == {
		"msg": "supplementalGroups has the range 0 to 9",
		"path": ["spec", "supplementalGroups", "ranges", 1],
	}
}

_annotated(annotations) := object.union(_policy({}), {"metadata": {"annotations": annotations}})

test_profiles[engine] if {
	some engine, keys in psplint.profile_keys
	policy := _annotated({keys.allowed: "b,,a", keys["default"]: "a"})
	psplint.allowed_profiles(policy, engine) == ["b", "a"]
	psplint.default_profile(policy, engine) == "a"
	psplint.allowed_profiles(_annotated({keys.allowed: ""}), engine) == []
	not psplint.allowed_profiles(_annotated({}), engine)
	not psplint.allowed_profiles(_annotated({keys.allowed: null}), engine)
	psplint.default_profile(_annotated({}), engine) == ""
	[operation.value | some operation in psplint.profile_fix(policy, engine, ["c", "a"])] == ["c,a", "a"]
	[operation.value | some operation in psplint.profile_fix(policy, engine, ["c"])] == ["c", "c"]
}

test_profile if {
	psplint.profile("docker/default") == "runtime/default"
	psplint.profile("localhost/a") == "localhost/a"
}

_harmless := {
	"allowPrivilegeEscalation": false,
	"requiredDropCapabilities": ["ALL"],
	"runAsUser": {"rule": "MustRunAsNonRoot"},
}

_with(fields) := _policy(object.union(object.remove(_harmless, object.keys(fields)), fields))

_dangers(fields) := {feature | some feature in psplint.dangers(_with(fields), object.keys(psplint.features))}

test_dangers[feature] if {
	some feature, specs in {
		"privileged": [{"privileged": true}, {"privileged": "no"}],
		"hostPID": [{"hostPID": true}, {"hostPID": 1}],
		"hostIPC": [{"hostIPC": true}],
		"hostNetwork": [{"hostNetwork": true}],
		"hostPorts": [{"hostPorts": [{"min": 0, "max": 1}]}, {"hostPorts": {}}],
		"hostPaths": [
			{"volumes": ["hostPath"]},
			{"volumes": ["*"], "allowedHostPaths": [{"pathPrefix": "/srv"}]},
			{"volumes": ["*"], "allowedHostPaths": [{"pathPrefix": "/", "readOnly": true}]},
			{"volumes": "secret"},
		],
		"escalation": [
			{"allowPrivilegeEscalation": true},
			{"allowPrivilegeEscalation": null},
			{"defaultAllowPrivilegeEscalation": true},
			{"defaultAllowPrivilegeEscalation": "false"},
		],
		"root": [{"runAsUser": {"rule": "RunAsAny"}}, {"runAsUser": {"rule": "MustRunAsNonRoot", "ranges": 1}}],
		"capabilities": [{"allowedCapabilities": ["KILL"]}, {"defaultAddCapabilities": ["*"]}, {"allowedCapabilities": "KILL"}],
		"kept": [{"requiredDropCapabilities": []}, {"requiredDropCapabilities": ["NET_RAW"]}],
	}
	every spec in specs { _dangers(spec) == {feature} }
}

test_no_dangers if {
	every spec in [
		{},
		{"privileged": false, "hostPID": null},
		{"hostPorts": [{"min": 0, "max": 0}, {"min": 9, "max": 1}]},
		{"volumes": ["hostPath"], "allowedHostPaths": [{"pathPrefix": "/srv", "readOnly": true}]},
		{"allowedHostPaths": [{"pathPrefix": "/"}]},
		{"allowedCapabilities": ["net_bind_service"]},
	] {
		_dangers(spec) == set()
	}
	psplint.dangers(_with({"privileged": true, "hostPID": true}), ["hostPID"]) == ["hostPID"]
}

test_dangers_of_what_is_no_policy if {
	count(psplint.dangers({"spec": []}, object.keys(psplint.features))) == count(psplint.features)
}

test_required_drop if {
	psplint.required_drop({"requiredDropCapabilities": ["cap_net_raw"]}, {"ALL", "NET_RAW"})
	not psplint.required_drop({"requiredDropCapabilities": ["KILL"]}, {"ALL", "NET_RAW"})
}

test_host_paths if {
	psplint.host_paths({"allowedHostPaths": [{"pathPrefix": "/srv/./a/", "readOnly": true}, null]}) == [
		{"text": "/srv/./a/", "components": ["srv", "a"], "read_only": true, "path": ["spec", "allowedHostPaths", 0]},
		{"text": "", "components": [], "read_only": false, "path": ["spec", "allowedHostPaths", 1]},
	]
	psplint.host_paths({}) == []
}
