# METADATA
# scope: package
# title: Pod Security admission
# description: >-
#   What the labels of a namespace and the configuration of the cluster say to the
#   admission plugin PodSecurity. A label that is null is missing; an empty one is there,
#   and no level and no version.
package reeve.lib.podsecurity

import data.reeve.lib.inventory
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
enforced(otherwise) := default_level(otherwise) if {
	not labels.enforce.value
} else := labels.enforce.value if {
	labels.enforce.value in levels
} else := "restricted"

# METADATA
# description: >-
#   The version of the standards that goes with it. None is newer than the cluster, and
#   what is no version is the latest.
enforced_version := text if {
	text := object.get(labels["enforce-version"], "value", _known_default("enforce-version"))
	version.since(version.kubernetes, version.minor(text))
} else := version.kubernetes

# METADATA
# description: >-
#   The level of namespaces without a label: what the inventory knows to be configured,
#   of several the weakest, else what the caller assumes.
default_level(otherwise) := _level(_known.defaults) if {
	_known
} else := otherwise

# METADATA
# description: Whether a configuration that the inventory knows exempts the namespace from every level.
exempt_by_configuration if _metadata.name in _known.exemptions.namespaces

# METADATA
# description: Whether such a configuration exempts the pods of a runtime class.
exempt_runtime_class(name) if name in _known.exemptions.runtimeClasses

# METADATA
# description: >-
#   Defaults and exemptions of the PodSecurityConfiguration that the object is, or that
#   an AdmissionConfiguration holds for the plugin, and its path. Where the plugin is
#   named and nothing said, they are empty. Undefined where they are in a file.
configuration := _configuration(kube.group_kind, kube.resource)

# METADATA
# description: The file that an AdmissionConfiguration names for the plugin and that counts.
configuration_file := file if {
	not configuration
	file := value.string_at(_plugin(kube.group_kind, kube.resource).spec, "path")
}

# METADATA
# description: >-
#   What the object makes the level of namespaces without a label, and where it says so
#   or would. It can be a text that is no level. Undefined where a file says it.
cluster_default := {
	"level": _level(configuration.defaults),
	"path": array.concat(configuration.path, ["defaults", "enforce"]),
} if {
	configuration
} else := {"level": "privileged", "path": ["plugins"]} if {
	kube.group_kind in _admission_kinds
	not _plugin(kube.group_kind, kube.resource)
}

_level(defaults) := value.string_at(defaults, "enforce") if {
	value.string_at(defaults, "enforce") != ""
} else := "privileged"

_configuration(kind, document) := _parts(document, []) if {
	kind == _configuration_kind
} else := _parts(plugin.spec.configuration, array.concat(plugin.path, ["configuration"])) if {
	plugin := _plugin(kind, document)
	value.is_set(plugin.spec, "configuration")
} else := _parts({}, array.concat(plugin.path, ["configuration"])) if {
	plugin := _plugin(kind, document)
	value.string_at(plugin.spec, "path") == ""
}

_parts(raw, path) := {
	"defaults": value.object_at(raw, "defaults"),
	"exemptions": value.object_at(raw, "exemptions"),
	"path": path,
}

# The API server reads the first of that name, and what is written there before a file.
_plugin(kind, document) := [{"spec": spec, "path": ["plugins", index]} |
	kind in _admission_kinds
	some index, spec in document.plugins
	spec.name == "PodSecurity"
][0]

_configuration_kind := "pod-security.admission.config.k8s.io/PodSecurityConfiguration"

# The second is the group of v1alpha1.
_admission_kinds := ["apiserver.config.k8s.io/AdmissionConfiguration", "apiserver.k8s.io/AdmissionConfiguration"]

# The weakest one; with what is no level the API server does not start. These are files,
# which have no namespace and may be kept as if they were in "default".
_known := sort([[_rank[_level(found.defaults)], found] |
	some kind in array.concat([_configuration_kind], _admission_kinds)
	some place in ["", "default"]
	some document in inventory.objects(kind, place)
	found := _configuration(kind, document)
])[0][1]

_known_default(name) := value.string_at(_known.defaults, name) if {
	_known
} else := ""
