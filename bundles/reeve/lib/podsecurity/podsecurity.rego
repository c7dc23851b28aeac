# METADATA
# scope: package
# title: Pod Security admission
# description: >-
#   What the labels of a namespace and the configuration of the cluster say to the
#   admission plugin PodSecurity. A label that is null is missing; an empty one is there,
#   and no level and no version.
package reeve.lib.podsecurity

import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.version

# METADATA
# description: From the one that allows everything to the strictest.
levels := ["privileged", "baseline", "restricted"]

modes := ["enforce", "audit", "warn"]

# METADATA
# description: Both names of each mode, in labels below the prefix and in defaults of the cluster.
names := ["enforce", "enforce-version", "audit", "audit-version", "warn", "warn-version"]

# METADATA
# description: Whether the first level is weaker than the second; not if either is none.
weaker(level, other) if _rank[level] < _rank[other]

_rank := {level: rank | some rank, level in levels}

# METADATA
# description: What is wrong with a value under one of the names; undefined when nothing is.
fault(name, text) := "no level: want privileged, baseline or restricted" if {
	name in modes
	not text in levels
}

fault(name, text) := "no version: want latest or v1.N" if {
	endswith(name, "-version")
	text != "latest"
	not version.minor(text)
}

# METADATA
# description: >-
#   How messages name the namespace, for example namespace "team". Undefined when the
#   object is none, so that what quotes it says nothing of other kinds.
namespace := sprintf("namespace %q", [_name]) if kube.group_kind == "Namespace"

_name := value.string_at(_metadata, "name") if {
	value.string_at(_metadata, "name") != ""
} else := value.string_at(_metadata, "generateName")

_metadata := value.object_at(kube.resource, "metadata")

# METADATA
# description: Whether the namespace is one of these. One whose name is yet to be generated is not.
exempt(namespaces) if _metadata.name in namespaces

# METADATA
# description: >-
#   A label for each name: its key, its path and, when the namespace has it, its value.
labels := {name: label |
	some name in names
	key := concat("", [_prefix, name])
	label := object.union(
		{"key": key, "path": label_path(key)},
		{"value": text | text := _labels[key]},
	)
}

# METADATA
# description: Keys below the prefix that mean nothing to the plugin.
unknown_keys contains key if {
	some key, _ in _labels
	not trim_prefix(key, _prefix) in names
}

# METADATA
# description: Where a label is, or belongs.
label_path(key) := ["metadata", "labels", key]

_prefix := "pod-security.kubernetes.io/"

_labels := {key: text |
	some key, text in value.object_at(_metadata, "labels")
	startswith(key, _prefix)
	is_string(text)
}

# METADATA
# description: >-
#   The level that holds for the pods of the namespace: that of its label, without one
#   the default of the cluster. The API server refuses to write a value that is no
#   level, and where there is one already it counts as restricted.
enforced(otherwise) := otherwise if {
	not labels.enforce.value
} else := labels.enforce.value if {
	labels.enforce.value in levels
} else := "restricted"

# METADATA
# description: >-
#   Defaults and exemptions of the PodSecurityConfiguration that the object is, or that
#   an AdmissionConfiguration holds for the plugin, and its path. Where the plugin is
#   named and nothing said, they are empty. Undefined where they are in a file.
configuration := _configuration(kube.resource, []) if {
	kube.group_kind == "pod-security.admission.config.k8s.io/PodSecurityConfiguration"
} else := _configuration(_plugin.spec.configuration, array.concat(_plugin.path, ["configuration"])) if {
	value.is_set(_plugin.spec, "configuration")
} else := _configuration({}, array.concat(_plugin.path, ["configuration"])) if {
	value.string_at(_plugin.spec, "path") == ""
}

_configuration(raw, path) := {
	"defaults": value.object_at(raw, "defaults"),
	"exemptions": value.object_at(raw, "exemptions"),
	"path": path,
}

# METADATA
# description: The file that an AdmissionConfiguration names for the plugin and that counts.
configuration_file := file if {
	not configuration
	file := value.string_at(_plugin.spec, "path")
}

# METADATA
# description: >-
#   What the object makes the level of namespaces without a label, and where it says so
#   or would. It can be a text that is no level. Undefined where a file says it.
cluster_default := {"level": _default_level, "path": array.concat(configuration.path, ["defaults", "enforce"])} if {
	configuration
} else := {"level": "privileged", "path": ["plugins"]} if {
	_admission
	not _plugin
}

_default_level := value.string_at(configuration.defaults, "enforce") if {
	value.string_at(configuration.defaults, "enforce") != ""
} else := "privileged"

# The API server reads the first of that name, and what is written there before a file.
_plugin := [{"spec": spec, "path": ["plugins", index]} |
	_admission
	some index, spec in kube.resource.plugins
	spec.name == "PodSecurity"
][0]

_admission if kube.group_kind == "apiserver.config.k8s.io/AdmissionConfiguration"

# The group of v1alpha1.
_admission if kube.group_kind == "apiserver.k8s.io/AdmissionConfiguration"
