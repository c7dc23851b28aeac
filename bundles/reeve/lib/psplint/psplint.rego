# METADATA
# scope: package
# title: What a PodSecurityPolicy allows
# description: >-
#   The judged policy, and others, read with the defaults of the API. No version of
#   Kubernetes that is maintained has their types, so nobody checks these before: whoever
#   reads a field reports what has the wrong type in it, and where dangers are asked for
#   such a field counts as allowing everything.
package reeve.lib.psplint

import data.reeve.lib.capability
import data.reeve.lib.hostpath
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.shape
import data.reeve.lib.value

# METADATA
# description: The kinds of a PodSecurityPolicy, as in kube.group_kind, first the newer one.
kinds := ["policy/PodSecurityPolicy", "extensions/PodSecurityPolicy"]

# METADATA
# description: The judged policy; undefined where the object is none.
judged := kube.resource if kube.group_kind in kinds

# METADATA
# description: The spec of the judged policy.
spec := spec_of(judged)

# METADATA
# description: The spec of a policy, which is never null.
spec_of(policy) := value.object_at(policy, "spec")

# METADATA
# description: The name of the judged policy.
name := value.string_at(value.object_at(judged, "metadata"), "name")

# METADATA
# description: The judged policy in a message.
label := sprintf("pod security policy %q", [name])

# METADATA
# description: >-
#   What has the wrong type in these fields of the spec of the judged policy, or in these
#   annotations, as a message and a path; also whatever stands around them and is no object.
faults_in(names) := [fault | some fault in _faults; _concerns(fault, names)]

# METADATA
# description: The same for any policy.
faults_of(policy, names) := [fault | some fault in _faults_of(policy); _concerns(fault, names)]

# METADATA
# description: The policies that the inventory knows, by name, whatever their group.
known := object.union_n([inventory.objects(kind, "") | some kind in array.reverse(kinds)])

# METADATA
# description: The kinds that would have to be declared complete before the absence of a policy is proof.
missing := [kind |
	kind := kinds[0]
	not inventory.complete(kind, "")
]

# METADATA
# description: >-
#   The entries of a list of strings, each with its index, name and path in the policy. To
#   the API server null in such a list is the empty string, and so is here what is no string.
entries(of, field) := [{"index": index, "name": value.string_at(list, index), "path": ["spec", field, index]} |
	list := of[field]
	is_array(list)
	some index, _ in list
]

# METADATA
# description: The names in such a list.
names(of, field) := {entry.name | some entry in entries(of, field)}

# METADATA
# description: The type that lets pods have volumes of a type, * or itself. Undefined if none does.
volume_entry(of, type) := [entry | some entry in entries(of, "volumes"); entry.name in {"*", type}][0]

# METADATA
# description: The rule of a strategy, runAsUser for one; empty where there is none.
rule_of(of, strategy) := value.string_at(value.object_at(of, strategy), "rule")

# METADATA
# description: >-
#   The ranges of a list of the spec, given by the steps to it, each with min, max and its
#   path. What is missing is 0.
ranges(of, steps) := [{
	"min": _integer(raw, "min"),
	"max": _integer(raw, "max"),
	"path": array.concat(array.concat(["spec"], steps), [index]),
} |
	list := object.get(of, steps, null)
	is_array(list)
	some index, raw in list
]

# METADATA
# description: >-
#   Where and why a strategy for users or groups lets a pod have the ID 0, as a message and a
#   path; undefined if it does not. A policy with a rule that does not exist is refused, and
#   one that must have a range and has none is not used.
zero(of, strategy) := zeros[0] if {
	zeros := array.concat(_zero_rules(of, strategy), _zero_ranges(of, strategy))
}

# METADATA
# description: >-
#   The profiles that an annotation of a policy allows, in its order: seccomp or apparmor.
#   Undefined where there is no such annotation; an empty one allows none.
allowed_profiles(policy, engine) := [profile | some profile in split(text, ","); profile != ""] if {
	text := _annotations(policy)[profile_keys[engine].allowed]
	is_string(text)
}

# METADATA
# description: The profile that an annotation of a policy gives to pods without one; empty for none.
default_profile(policy, engine) := value.string_at(_annotations(policy), profile_keys[engine]["default"])

# METADATA
# description: >-
#   A fix that has a policy allow these profiles only, and give pods without one the profile
#   it gave them before, if it is one of these, or else the first.
profile_fix(policy, engine, profiles) := [
	{"op": "add", "path": ["metadata", "annotations", profile_keys[engine].allowed], "value": concat(",", profiles)},
	{"op": "add", "path": ["metadata", "annotations", profile_keys[engine]["default"]], "value": chosen},
] if {
	given := default_profile(policy, engine)
	chosen := array.concat([known | some known in profiles; known == given], profiles)[0]
}

# METADATA
# description: The annotations for seccomp and AppArmor.
profile_keys := {
	"seccomp": {
		"allowed": "seccomp.security.alpha.kubernetes.io/allowedProfileNames",
		"default": "seccomp.security.alpha.kubernetes.io/defaultProfileName",
	},
	"apparmor": {
		"allowed": "apparmor.security.beta.kubernetes.io/allowedProfileNames",
		"default": "apparmor.security.beta.kubernetes.io/defaultProfileName",
	},
}

# METADATA
# description: A profile as the plugin compares it, to which docker/default is runtime/default.
profile("docker/default") := "runtime/default"

profile(written) := written if written != "docker/default"

# METADATA
# description: >-
#   The dangerous features that policies are asked about as a whole, by the word for them in
#   a message.
features := {
	"privileged": "privileged containers",
	"hostPID": "hostPID",
	"hostIPC": "hostIPC",
	"hostNetwork": "hostNetwork",
	"hostPorts": "host ports",
	"hostPaths": "paths of the host without bounds",
	"escalation": "privilege escalation",
	"root": "root",
	"capabilities": "further capabilities",
	"kept": "the capabilities that runtimes grant",
}

# METADATA
# description: Which of some dangerous features a policy allows.
dangers(policy, asked) := [feature |
	some feature in asked
	_allows(feature, policy)
]

# METADATA
# description: Whether a policy has all containers drop one of these capabilities.
required_drop(of, capabilities) if {
	some entry in entries(of, "requiredDropCapabilities")
	capability.normal(entry.name) in capabilities
}

# METADATA
# description: >-
#   The paths of the node that a policy lets pods mount, each with the prefix as it is
#   written and in components, whether it may be written to, and its path. No list means all.
host_paths(of) := [{
	"text": text,
	"components": hostpath.components(_prefix(text)),
	"read_only": object.get(value.as_object(raw), "readOnly", false) == true,
	"path": ["spec", "allowedHostPaths", index],
} |
	is_array(of.allowedHostPaths)
	some index, raw in of.allowedHostPaths
	text := value.string_at(raw, "pathPrefix")
]

_allows(feature, policy) if _allowed(feature, spec_of(policy))

_allows(feature, policy) if {
	count(faults_of(policy, _fields[feature])) > 0
}

_allowed("privileged", of) if of.privileged == true

_allowed("hostPID", of) if of.hostPID == true

_allowed("hostIPC", of) if of.hostIPC == true

_allowed("hostNetwork", of) if of.hostNetwork == true

_allowed("hostPorts", of) if {
	some range in ranges(of, ["hostPorts"])
	range.max >= max([range.min, 1])
}

_allowed("hostPaths", of) if {
	volume_entry(of, "hostPath")
	_is_unbounded(of)
}

_allowed("escalation", of) if not of.allowPrivilegeEscalation == false

_allowed("escalation", of) if of.defaultAllowPrivilegeEscalation == true

_allowed("root", of) if zero(of, "runAsUser")

_allowed("capabilities", of) if {
	some field in ["allowedCapabilities", "defaultAddCapabilities"]
	some entry in entries(of, field)
	capability.normal(entry.name) != "NET_BIND_SERVICE"
}

_allowed("kept", of) if not required_drop(of, {"ALL"})

# No prefix is one of every path.
_prefix("") := "/"

_prefix(text) := text if text != ""

_is_unbounded(of) if count(host_paths(of)) == 0

_is_unbounded(of) if {
	some allowed in host_paths(of)
	not allowed.read_only
}

_is_unbounded(of) if {
	some allowed in host_paths(of)
	count(allowed.components) == 0
}

_zero_rules(of, "runAsUser") := [{
	"msg": sprintf("runAsUser %s", [_ruling(rule)]),
	"path": ["spec", "runAsUser", "rule"],
} |
	rule := rule_of(of, "runAsUser")
	not rule in {"MustRunAs", "MustRunAsNonRoot"}
]

_zero_rules(of, strategy) := [{
	"msg": sprintf("%s %s", [strategy, _ruling(rule)]),
	"path": ["spec", strategy, "rule"],
} |
	rule := rule_of(of, strategy)
	not rule in _bounding[strategy]
] if {
	strategy != "runAsUser"
}

# Who sets no group of its own has that of the image, which is 0 mostly.
_bounding := {
	"runAsGroup": {"MustRunAs"},
	"supplementalGroups": {"MustRunAs", "MayRunAs"},
	"fsGroup": {"MustRunAs", "MayRunAs"},
}

_ruling("") := "has no rule"

_ruling(rule) := sprintf("has the rule %q", [rule]) if rule != ""

_zero_ranges(of, strategy) := [{
	"msg": sprintf("%s has the range %v to %v", [strategy, range.min, range.max]),
	"path": range.path,
} |
	rule_of(of, strategy) in {"MustRunAs", "MayRunAs"}
	some range in ranges(of, [strategy, "ranges"])
	value.in_ranges(0, [range])
]

_integer(raw, key) := raw[key] if {
	is_number(raw[key])
} else := 0

_annotations(policy) := value.object_at(value.object_at(policy, "metadata"), "annotations")

_faults := _faults_of(judged)

# Of the metadata, only what policies read here.
_faults_of(policy) := array.concat(
	shape.faults(object.get(policy, "spec", null), ["spec"], _shape),
	shape.faults(object.get(policy, "metadata", null), ["metadata"], {"annotations": {key: "string" |
		some keys in profile_keys
		some key in keys
	}}),
)

_concerns(fault, names) if {
	fault.path[0] == "spec"
	every step in array.slice(fault.path, 1, 2) { step in names }
}

_concerns(fault, names) if {
	fault.path[0] == "metadata"
	every step in array.slice(fault.path, 2, 3) { step in names }
	some engine in object.keys(profile_keys)
	some key in profile_keys[engine]
	key in names
}

_fields := {
	"privileged": {"privileged"},
	"hostPID": {"hostPID"},
	"hostIPC": {"hostIPC"},
	"hostNetwork": {"hostNetwork"},
	"hostPorts": {"hostPorts"},
	"hostPaths": {"volumes", "allowedHostPaths"},
	"escalation": {"allowPrivilegeEscalation", "defaultAllowPrivilegeEscalation"},
	"root": {"runAsUser"},
	"capabilities": {"allowedCapabilities", "defaultAddCapabilities"},
	"kept": {"requiredDropCapabilities"},
}

_ranges := [{"min": "integer", "max": "integer"}]

_strategy := {"rule": "string", "ranges": _ranges}

_shape := {
	"allowPrivilegeEscalation": "boolean",
	"allowedCSIDrivers": [{"name": "string"}],
	"allowedCapabilities": ["string"],
	"allowedFlexVolumes": [{"driver": "string"}],
	"allowedHostPaths": [{"pathPrefix": "string", "readOnly": "boolean"}],
	"allowedProcMountTypes": ["string"],
	"allowedUnsafeSysctls": ["string"],
	"defaultAddCapabilities": ["string"],
	"defaultAllowPrivilegeEscalation": "boolean",
	"forbiddenSysctls": ["string"],
	"fsGroup": _strategy,
	"hostIPC": "boolean",
	"hostNetwork": "boolean",
	"hostPID": "boolean",
	"hostPorts": _ranges,
	"privileged": "boolean",
	"readOnlyRootFilesystem": "boolean",
	"requiredDropCapabilities": ["string"],
	"runAsGroup": _strategy,
	"runAsUser": _strategy,
	"runtimeClass": {"allowedRuntimeClassNames": ["string"], "defaultRuntimeClassName": "string"},
	"seLinux": {
		"rule": "string",
		"seLinuxOptions": {"level": "string", "role": "string", "type": "string", "user": "string"},
	},
	"supplementalGroups": _strategy,
	"volumes": ["string"],
}
