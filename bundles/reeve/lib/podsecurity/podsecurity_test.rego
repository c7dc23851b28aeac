package reeve.lib.podsecurity_test

import data.reeve.lib.podsecurity

_enforce := "pod-security.kubernetes.io/enforce"

_labelled(labels) := _namespace({"name": "team", "labels": labels})

_namespace(metadata) := {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}

# What of a namespace may be missing.
_without_labels := {
	"no labels": _namespace({"name": "team"}),
	"null labels": _labelled(null),
	"empty labels": _labelled({}),
	"labels that are no object": _labelled(["a"]),
	"null metadata": _namespace(null),
	"no metadata": {"apiVersion": "v1", "kind": "Namespace"},
}

test_order_of_levels if {
	every pair in [["privileged", "baseline"], ["baseline", "restricted"], ["privileged", "restricted"]] {
		[weak, strict] := pair
		podsecurity.weaker(weak, strict)
		not podsecurity.weaker(strict, weak)
	}
}

test_no_order[name] if {
	some name, pair in {
		"the same": ["baseline", "baseline"],
		"no level before": ["Baseline", "restricted"],
		"no level behind": ["privileged", ""],
	}
	[level, other] := pair
	not podsecurity.weaker(level, other)
}

test_levels if {
	every mode in podsecurity.modes {
		every level in podsecurity.levels {
			not podsecurity.fault(mode, level)
		}
		every junk in ["", "Baseline", "baseline ", "latest", "v1.25"] {
			podsecurity.fault(mode, junk) == "no level: want privileged, baseline or restricted"
		}
	}
}

test_versions if {
	every name in ["enforce-version", "audit-version", "warn-version"] {
		every text in ["latest", "v1.0", "v1.25", "v1.999"] {
			not podsecurity.fault(name, text)
		}
		every junk in ["", "1.25", "v1.025", "v1.25.3", "v2.0", "Latest", "baseline"] {
			podsecurity.fault(name, junk) == "no version: want latest or v1.N"
		}
	}
}

test_namespace[wanted] if {
	some wanted, metadata in {
		"namespace \"team\"": {"name": "team", "generateName": "other-"},
		"namespace \"team-\"": {"generateName": "team-"},
		"namespace \"\"": null,
	}
	podsecurity.namespace == wanted with input as _namespace(metadata)
}

test_no_namespace if {
	every kind in ["Pod", "namespace", null] {
		not podsecurity.namespace with input as {"apiVersion": "v1", "kind": kind, "metadata": {"name": "team"}}
	}
	not podsecurity.namespace with input as {"apiVersion": "example.com/v1", "kind": "Namespace"}
}

test_exempt if {
	podsecurity.exempt(["other", "team"]) with input as _namespace({"name": "team"})
	not podsecurity.exempt(["other", "team-"]) with input as _namespace({"name": "team"})
	not podsecurity.exempt([]) with input as _namespace({"name": "team"})
	not podsecurity.exempt(["", "team-"]) with input as _namespace({"generateName": "team-"})
	not podsecurity.exempt([""]) with input as _namespace(null)
}

test_every_label if {
	values := {
		"enforce": "baseline", "enforce-version": "v1.25",
		"audit": "restricted", "audit-version": "latest",
		"warn": "", "warn-version": "1.25",
	}
	keys := {concat("", ["pod-security.kubernetes.io/", name]): text | some name, text in values}
	found := podsecurity.labels with input as _labelled(object.union(keys, {"team": "a", "enforce": "privileged"}))
	{name: label.value | some name, label in found} == values
	{label.key: label.path[2] | some label in found} == {key: key | some key, _ in keys}
}

test_a_label if {
	podsecurity.labels.enforce == {
		"key": _enforce,
		"path": ["metadata", "labels", _enforce],
		"value": "baseline",
	} with input as _labelled({_enforce: "baseline"})
}

test_missing_labels if {
	objects := object.union(_without_labels, {
		"a null label": _labelled({_enforce: null}),
		"a label that is no text": _labelled({_enforce: true}),
	})
	every thing in objects {
		found := podsecurity.labels with input as thing
		object.keys(found) == {name | some name in podsecurity.names}
		found.enforce == {"key": _enforce, "path": ["metadata", "labels", _enforce]}
		every label in found {
			not label.value
		}
	}
}

test_unknown_keys if {
	podsecurity.unknown_keys == {
		"pod-security.kubernetes.io/enforced",
		"pod-security.kubernetes.io/Enforce",
		"pod-security.kubernetes.io/",
	} with input as _labelled({
		_enforce: "baseline",
		"pod-security.kubernetes.io/warn-version": "latest",
		"pod-security.kubernetes.io/enforced": "baseline",
		"pod-security.kubernetes.io/Enforce": "",
		"pod-security.kubernetes.io/": "baseline",
		"pod-security.kubernetes.io/audited": null,
		"pod-security.example.com/enforced": "baseline",
		"enforced": "baseline",
	})
	every object in _without_labels {
		podsecurity.unknown_keys == set() with input as object
	}
}

test_enforced if {
	every level in podsecurity.levels {
		podsecurity.enforced("baseline") == level with input as _labelled({_enforce: level})
	}
	every junk in ["", "Privileged", "latest"] {
		podsecurity.enforced("privileged") == "restricted" with input as _labelled({_enforce: junk})
	}
	every object in _without_labels {
		podsecurity.enforced("privileged") == "privileged" with input as object
		podsecurity.enforced("baseline") == "baseline" with input as object
	}
}

_defaults := {"enforce": "baseline", "enforce-version": "latest"}

_exemptions := {"namespaces": ["kube-system"]}

_pod_security := {
	"apiVersion": "pod-security.admission.config.k8s.io/v1",
	"kind": "PodSecurityConfiguration",
	"defaults": _defaults,
	"exemptions": _exemptions,
}

_groups := ["apiserver.config.k8s.io/v1", "apiserver.k8s.io/v1alpha1"]

_admission(api_version, plugins) := {"apiVersion": api_version, "kind": "AdmissionConfiguration", "plugins": plugins}

test_configuration if {
	podsecurity.configuration == {
		"defaults": _defaults,
		"exemptions": _exemptions,
		"path": [],
	} with input as _pod_security
}

test_configuration_without_anything if {
	every nothing in [null, {}, "text"] {
		podsecurity.configuration == {"defaults": {}, "exemptions": {}, "path": []} with input as {
			"apiVersion": "pod-security.admission.config.k8s.io/v1",
			"kind": "PodSecurityConfiguration",
			"defaults": nothing,
			"exemptions": nothing,
		}
	}
}

# A further plugin, and what the one in question says.
_plugins := {
	"a configuration": {"configuration": _pod_security},
	"a configuration beside a file": {"configuration": _pod_security, "path": "pod-security.yaml"},
	"nothing": {},
	"null and an empty file": {"configuration": null, "path": ""},
	"a file": {"path": "pod-security.yaml"},
	"a file beside null": {"configuration": null, "path": "pod-security.yaml"},
}

_with_plugin(api_version, plugin) := _admission(api_version, [
	null,
	{"name": "ImagePolicyWebhook", "path": "images.yaml"},
	object.union({"name": "PodSecurity"}, plugin),
	{"name": "PodSecurity", "path": "second.yaml"},
])

test_configuration_in_the_plugin[name] if {
	some name, wanted in {
		"a configuration": {"defaults": _defaults, "exemptions": _exemptions},
		"a configuration beside a file": {"defaults": _defaults, "exemptions": _exemptions},
		"nothing": {"defaults": {}, "exemptions": {}},
		"null and an empty file": {"defaults": {}, "exemptions": {}},
	}
	every api_version in _groups {
		thing := _with_plugin(api_version, _plugins[name])
		podsecurity.configuration == object.union(wanted, {"path": ["plugins", 2, "configuration"]}) with input as thing
		not podsecurity.configuration_file with input as thing
	}
}

test_cluster_default if {
	every level, wanted in {"baseline": "baseline", "Baseline": "Baseline", "": "privileged"} {
		podsecurity.cluster_default == {
			"level": wanted,
			"path": ["defaults", "enforce"],
		} with input as object.union(_pod_security, {"defaults": {"enforce": level}})
	}
	podsecurity.cluster_default == {
		"level": "baseline",
		"path": ["plugins", 2, "configuration", "defaults", "enforce"],
	} with input as _with_plugin(_groups[0], _plugins["a configuration"])
	podsecurity.cluster_default == {
		"level": "privileged",
		"path": ["plugins", 2, "configuration", "defaults", "enforce"],
	} with input as _with_plugin(_groups[0], _plugins.nothing)
}

test_configuration_in_a_file[name] if {
	some name in ["a file", "a file beside null"]
	every api_version in _groups {
		thing := _with_plugin(api_version, _plugins[name])
		podsecurity.configuration_file == "pod-security.yaml" with input as thing
		not podsecurity.configuration with input as thing
		not podsecurity.cluster_default with input as thing
	}
}

test_no_such_plugin if {
	every api_version in _groups {
		every plugins in [null, [], {}, "text", [null, {"name": "podsecurity"}]] {
			podsecurity.cluster_default == {
				"level": "privileged",
				"path": ["plugins"],
			} with input as _admission(api_version, plugins)
			not podsecurity.configuration with input as _admission(api_version, plugins)
			not podsecurity.configuration_file with input as _admission(api_version, plugins)
		}
	}
}

test_no_configuration_of_other_kinds if {
	every object in [
		_labelled({}),
		{"apiVersion": "v1", "kind": "AdmissionConfiguration", "plugins": []},
		{"apiVersion": "v1", "kind": "PodSecurityConfiguration"},
	] {
		not podsecurity.cluster_default with input as object
		not podsecurity.configuration with input as object
		not podsecurity.configuration_file with input as object
	}
}

# Configurations by name, as an inventory has them: in the cluster, or where objects are
# put that cannot tell their scope.
_known(api_version, kind, named) := [
	{"cluster": {api_version: {kind: named}}},
	{"namespace": {"default": {api_version: {kind: named}}}},
]

_enforcing(level) := {"defaults": {"enforce": level, "enforce-version": "v1.24"}}

test_default_level[name] if {
	some name, row in {
		"as configured": {"named": {"main": _enforcing("baseline")}, "level": "baseline"},
		"nothing said": {"named": {"main": {"defaults": null}}, "level": "privileged"},
		"empty": {"named": {"main": _enforcing("")}, "level": "privileged"},
		"the weakest of several": {
			"named": {"a": _enforcing("restricted"), "b": _enforcing("baseline"), "c": _enforcing("restricted")},
			"level": "baseline",
		},
		"no level, with which nothing starts": {"named": {"main": _enforcing("Baseline")}, "level": "restricted"},
		"no level beside one": {"named": {"a": _enforcing("none"), "b": _enforcing("baseline")}, "level": "baseline"},
	}
	every document in _known("pod-security.admission.config.k8s.io/v1", "PodSecurityConfiguration", row.named) {
		podsecurity.default_level("restricted") == row.level with data.inventory as document
		podsecurity.enforced("restricted") == row.level with data.inventory as document with input as _labelled({})
		podsecurity.enforced("restricted") == "baseline" with data.inventory as document
			with input as _labelled({_enforce: "baseline"})
	}
}

test_default_level_in_the_plugin[name] if {
	some name, level in {
		"a configuration": "baseline",
		"a configuration beside a file": "baseline",
		"nothing": "privileged",
		"null and an empty file": "privileged",
		"a file": "restricted",
		"a file beside null": "restricted",
	}
	every api_version in _groups {
		every document in _known(api_version, "AdmissionConfiguration", {"": _with_plugin(api_version, _plugins[name])}) {
			podsecurity.default_level("restricted") == level with data.inventory as document
		}
	}
}

test_default_level_that_nobody_knows if {
	podsecurity.default_level("baseline") == "baseline"
	every document in _known("example.com/v1", "PodSecurityConfiguration", {"main": _enforcing("privileged")}) {
		podsecurity.default_level("baseline") == "baseline" with data.inventory as document
	}
	elsewhere := {"namespace": {"shop": {"pod-security.admission.config.k8s.io/v1": {"PodSecurityConfiguration": {
		"main": _enforcing("privileged"),
	}}}}}
	podsecurity.default_level("baseline") == "baseline" with data.inventory as elsewhere
}

test_enforced_version[name] if {
	some name, row in {
		"as labelled": {"label": "v1.25", "cluster": "latest", "version": "v1.25"},
		"latest": {"label": "latest", "cluster": "latest", "version": "latest"},
		"the latest of the cluster": {"label": "latest", "cluster": "v1.29", "version": "v1.29"},
		"older than the cluster": {"label": "v1.25", "cluster": "v1.29", "version": "v1.25"},
		"that of the cluster": {"label": "v1.29", "cluster": "v1.29", "version": "v1.29"},
		"newer than the cluster": {"label": "v1.30", "cluster": "v1.29", "version": "v1.29"},
		"none": {"label": "1.25", "cluster": "v1.29", "version": "v1.29"},
		"an empty one": {"label": "", "cluster": "latest", "version": "latest"},
		"absent": {"label": null, "cluster": "latest", "version": "latest"},
	}
	podsecurity.enforced_version == row.version with data.reeve_config as {"k8sVersion": row.cluster}
		with input as _labelled({"pod-security.kubernetes.io/enforce-version": row.label})
}

test_enforced_version_as_configured if {
	every document in _known("pod-security.admission.config.k8s.io/v1", "PodSecurityConfiguration", {"main": _enforcing("baseline")}) {
		podsecurity.enforced_version == "v1.24" with data.inventory as document with input as _labelled({})
		podsecurity.enforced_version == "v1.25" with data.inventory as document
			with input as _labelled({"pod-security.kubernetes.io/enforce-version": "v1.25"})
	}
}

test_exempt_by_configuration if {
	known := {"main": {"exemptions": {"namespaces": ["team"], "runtimeClasses": ["kata"]}}}
	every document in _known("pod-security.admission.config.k8s.io/v1", "PodSecurityConfiguration", known) {
		podsecurity.exempt_by_configuration with data.inventory as document with input as _labelled({})
		not podsecurity.exempt_by_configuration with data.inventory as document with input as _namespace({"name": "other"})
		not podsecurity.exempt_by_configuration with data.inventory as document with input as _namespace(null)
		podsecurity.exempt_runtime_class("kata") with data.inventory as document
		not podsecurity.exempt_runtime_class("") with data.inventory as document
	}
	not podsecurity.exempt_by_configuration with input as _labelled({})
	not podsecurity.exempt_runtime_class("kata")
}
