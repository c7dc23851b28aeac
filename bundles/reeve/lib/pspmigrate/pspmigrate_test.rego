package reeve.lib.pspmigrate_test

import data.reeve.lib.pspmigrate

_group := "rbac.authorization.k8s.io/v1"

_policy(name, annotations, spec) := {
	"apiVersion": "policy/v1beta1",
	"kind": "PodSecurityPolicy",
	"metadata": {"name": name, "annotations": annotations},
	"spec": object.union(
		{
			"fsGroup": {"rule": "RunAsAny"},
			"runAsUser": {"rule": "RunAsAny"},
			"seLinux": {"rule": "RunAsAny"},
			"supplementalGroups": {"rule": "RunAsAny"},
			"volumes": ["*"],
		},
		spec,
	),
}

_seccomp(allowed, given) := {
	"seccomp.security.alpha.kubernetes.io/allowedProfileNames": allowed,
	"seccomp.security.alpha.kubernetes.io/defaultProfileName": given,
}

_pod(metadata, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": object.union({"name": "web", "namespace": "shop"}, metadata),
	"spec": object.union({"containers": [{"name": "app", "image": "app"}]}, spec),
}

_known(policies, pod, subject) := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": policies},
		_group: {"ClusterRole": {"use": {
			"apiVersion": _group,
			"kind": "ClusterRole",
			"metadata": {"name": "use"},
			"rules": [{"apiGroups": ["policy"], "resources": ["podsecuritypolicies"], "verbs": ["use"]}],
		}}},
	},
	"namespace": {"shop": {
		"v1": {"Pod": {"web": pod}},
		_group: {"RoleBinding": {"use": {
			"apiVersion": _group,
			"kind": "RoleBinding",
			"metadata": {"name": "use", "namespace": "shop"},
			"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "use"},
			"subjects": [subject],
		}}},
	}},
}

_default := {"kind": "ServiceAccount", "name": "default"}

_migrated(policy, pod) := found if {
	[found] := pspmigrate.workloads("shop") with data.inventory as _known({"one": policy}, pod, _default)
}

_steps(found) := {concat("/", [sprintf("%v", [step]) | some step in change.path]): change.value | some change in found.changes}

test_defaults_become_changes if {
	found := _migrated(_policy("one", {}, {"runAsUser": {"rule": "MustRunAsNonRoot"}}), _pod({}, {}))
	found.policy == "one"
	_steps(found) == {"spec/containers/0/securityContext/runAsNonRoot": true}
	found.pod.spec.containers[0].securityContext.runAsNonRoot
}

test_a_profile_becomes_a_field[profile] if {
	some profile, field in {
		"runtime/default": {"type": "RuntimeDefault"},
		"docker/default": {"type": "RuntimeDefault"},
		"localhost/a.json": {"type": "Localhost", "localhostProfile": "a.json"},
	}
	policy := _policy("one", _seccomp("*", profile), {})
	_steps(_migrated(policy, _pod({}, {}))) == {"spec/securityContext/seccompProfile": field}
}

test_a_profile_that_confines_nothing_stays_out if {
	_steps(_migrated(_policy("one", _seccomp("*", "unconfined"), {}), _pod({}, {}))) == {}
}

test_annotations_of_the_pod_become_fields if {
	pod := _pod(
		{"annotations": {
			"seccomp.security.alpha.kubernetes.io/pod": "runtime/default",
			"container.seccomp.security.alpha.kubernetes.io/app": "unconfined",
		}},
		{},
	)
	_steps(_migrated(_policy("one", _seccomp("*", "localhost/a"), {}), pod)) == {
		"spec/securityContext/seccompProfile": {"type": "RuntimeDefault"},
		"spec/containers/0/securityContext/seccompProfile": {"type": "Unconfined"},
	}
}

test_a_field_stays_as_it_is if {
	pod := _pod({}, {"securityContext": {"seccompProfile": {"type": "Unconfined"}}})
	_steps(_migrated(_policy("one", _seccomp("*", "runtime/default"), {}), pod)) == {}
}

test_apparmor_stays_an_annotation if {
	policy := _policy("one", {"apparmor.security.beta.kubernetes.io/defaultProfileName": "runtime/default"}, {})
	_steps(_migrated(policy, _pod({}, {}))) == {"metadata/annotations/container.apparmor.security.beta.kubernetes.io/app": "runtime/default"}
}

test_a_runtime_class if {
	policy := _policy("one", {}, {"runtimeClass": {
		"allowedRuntimeClassNames": ["kata"],
		"defaultRuntimeClassName": "kata",
	}})
	_steps(_migrated(policy, _pod({}, {}))) == {"spec/runtimeClassName": "kata"}
}

test_the_first_policy_that_changes_nothing_counts if {
	policies := {"a": _policy("a", {}, {"runAsUser": {"rule": "MustRunAsNonRoot"}}), "b": _policy("b", {}, {})}
	[found] := pspmigrate.workloads("shop") with data.inventory as _known(policies, _pod({}, {}), _default)
	found.policy == "b"
	found.changes == []
}

test_who_may_use_none_is_as_he_is if {
	policies := {"one": _policy("one", {}, {"runAsUser": {"rule": "MustRunAsNonRoot"}})}
	[found] := pspmigrate.workloads("shop") with data.inventory as _known(policies, _pod({}, {}), {"kind": "User", "name": "alice"})
	found.policy == ""
	found.changes == []
	found.pod.spec == _pod({}, {}).spec
}

test_a_template if {
	deployment := {
		"apiVersion": "apps/v1",
		"kind": "Deployment",
		"metadata": {"name": "web", "namespace": "shop"},
		"spec": {"template": {"spec": {"containers": [{"name": "app", "image": "app"}]}}},
	}
	known := _known({"one": _policy("one", {}, {"readOnlyRootFilesystem": true})}, null, _default)
	[found] := pspmigrate.workloads("shop") with data.inventory as object.union(
		known,
		{"namespace": {"shop": {"apps/v1": {"Deployment": {"web": deployment}}}}},
	)
	found.kind == "apps/Deployment"
	found.path == ["spec", "template"]
	_steps(found) == {"spec/containers/0/securityContext/readOnlyRootFilesystem": true}
}

_strict := {
	"containers": [{"name": "app", "securityContext": {
		"allowPrivilegeEscalation": false,
		"capabilities": {"drop": ["ALL"]},
	}}],
	"securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
}

test_refusals_and_level[level] if {
	some level, specs in {
		"restricted": [],
		"restricted of a pod": [_strict],
		"baseline": [_strict, {"containers": [{"name": "app"}]}],
		"privileged": [_strict, object.union(_strict, {"hostPID": true})],
	}
	found := pspmigrate.refusals([{"pod": {"spec": spec}} | some spec in specs], "latest")
	object.keys(found) == {"baseline", "restricted"}
	count(found.baseline) == count(specs)
	pspmigrate.level(found) == split(level, " ")[0]
}

test_version if {
	pods := [{"pod": {"spec": {"containers": [{"name": "app"}], "securityContext": {"runAsNonRoot": true}}}}]
	pspmigrate.level(pspmigrate.refusals(pods, "v1.7")) == "restricted"
	pspmigrate.level(pspmigrate.refusals(pods, "v1.8")) == "baseline"
}

test_missing if {
	pspmigrate.missing("shop") == [] with data.inventory as {"complete": {"*/*": {"*": true}}}
	found := pspmigrate.missing("shop") with data.inventory as {"complete": {"*/*": {"blog": true}, "Pod": {"shop": true}}}
	not "Pod" in found
	every kind in [
		"ServiceAccount",
		"batch/CronJob",
		"policy/PodSecurityPolicy",
		"rbac.authorization.k8s.io/ClusterRoleBinding",
		"rbac.authorization.k8s.io/RoleBinding",
	] {
		kind in found
	}
}
