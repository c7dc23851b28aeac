# METADATA
# scope: package
# title: What PodSecurityPolicies say of volumes
# description: >-
#   Why a policy, as psp.read has it, refuses the volumes of a pod, which is as in
#   lib.psppod.
package reeve.lib.pspvolume

import data.reeve.lib.value

# METADATA
# description: Why a policy refuses volumes of the pod, each with message and path.
of_pod(policy, pod) := array.concat(_of_token(policy, pod), [refusal |
	some index, raw in pod.spec.volumes
	volume := object.union({"name": ""}, value.as_object(raw))
	some refusal in _of_volume(policy, pod, volume, ["spec", "volumes", index])
])

# METADATA
# description: >-
#   The type of a volume as policies spell it. One that names none is an emptyDir; one that
#   Kubernetes 1.24 did not know is spelt as it is in the pod.
type_of(volume) := object.get({"cephfs": "cephFS"}, key, key) if {
	key := [key |
		some key, source in volume
		key != "name"
		source != null
	][0]
} else := "emptyDir"

# METADATA
# description: >-
#   Whether a policy allows the type of a volume. Where secrets are allowed, so is the
#   projection that brings the token of a service account.
allows(policy, _) if "*" in policy.volumes

allows(policy, volume) if type_of(volume) in policy.volumes

allows(policy, volume) if {
	"secret" in policy.volumes
	value.is_set(volume, "projected")
	count([source | some source in volume.projected.sources; not _is_of_token(source)]) == 0
}

# The volume that the API server adds has sources of no other kind.
_of_token(policy, pod) := [{
	"msg": "pod mounts the token of its service account, in a volume of the type projected",
	"path": ["spec", "automountServiceAccountToken"],
} |
	pod.token
	not allows(policy, {"projected": {"sources": []}})
]

_is_of_token(source) if {
	_names_any(source)
	_is_token(value.object_at(source, "serviceAccountToken"))
	_is_root_certificate(source)
	every item in [item | some item in value.object_at(source, "downwardAPI").items] {
		_is_namespace(item)
	}
}

_names_any(source) if {
	some key in ["configMap", "downwardAPI", "serviceAccountToken"]
	value.is_set(source, key)
}

_is_token(token) if count(token) == 0

_is_token(token) if {
	token.path == "token"
	value.string_at(token, "audience") == ""
}

_is_root_certificate(source) if not value.is_set(source, "configMap")

_is_root_certificate(source) if source.configMap.name == "kube-root-ca.crt"

_is_namespace(item) if {
	item.path == "namespace"
	item.fieldRef.fieldPath == "metadata.namespace"
	value.string_at(item.fieldRef, "apiVersion") in {"", "v1"}
}

_of_volume(policy, pod, volume, path) := [{
	"msg": sprintf("volume %q is of the type %s", [volume.name, type_of(volume)]),
	"path": path,
}] if {
	not allows(policy, volume)
} else := _of_host_path(policy.allowedHostPaths, pod, volume, path) if {
	type_of(volume) == "hostPath"
} else := _of_driver(policy.allowedFlexVolumes, volume, array.concat(path, ["flexVolume", "driver"])) if {
	type_of(volume) == "flexVolume"
} else := _of_driver(policy.allowedCSIDrivers, volume, array.concat(path, ["csi", "driver"])) if {
	type_of(volume) == "csi"
} else := []

# No list of paths or drivers allows all of them.
_of_host_path([], _, _, _) := []

_of_host_path(allowed, pod, volume, path) := [{
	"msg": sprintf("volume %q opens the path %q of the node", [volume.name, text]),
	"path": array.concat(path, ["hostPath", "path"]),
}] if {
	text := value.string_at(volume.hostPath, "path")
	not _is_open(allowed, text, {false, true})
	count(allowed) > 0
} else := [{
	"msg": sprintf("%s may write to the path %q of the node", [container.label, text]),
	"path": array.concat(container.path, ["volumeMounts", index]),
	"container": container.name,
} |
	some container in pod.containers
	some index, mount in container.spec.volumeMounts
	mount.name == volume.name
	object.get(mount, "readOnly", false) != true
] if {
	text := value.string_at(volume.hostPath, "path")
	not _is_open(allowed, text, {false})
	count(allowed) > 0
} else := [] if count(allowed) > 0

_is_open(allowed, text, read_only) if {
	some entry in allowed
	entry.readOnly in read_only
	_is_below(trim_suffix(text, "/"), trim_suffix(entry.pathPrefix, "/"))
}

_is_below(text, text)

_is_below(text, prefix) if startswith(text, concat("", [prefix, "/"]))

_of_driver(allowed, volume, path) := [] if {
	count(allowed) == 0
} else := [] if {
	object.get(volume, array.slice(path, 3, 5), "") in allowed
} else := [{
	"msg": sprintf("volume %q has the driver %q", [volume.name, object.get(volume, array.slice(path, 3, 5), "")]),
	"path": path,
}]
