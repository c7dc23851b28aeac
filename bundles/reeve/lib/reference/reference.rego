# METADATA
# scope: package
# title: What a pod names
# description: >-
#   The ConfigMaps, Secrets and PersistentVolumeClaims of its namespace that a pod names, in
#   the environment of its containers and in its volumes. A claim that is made for the pod,
#   from a template, is named by nobody.
package reeve.lib.reference

import data.reeve.lib.env
import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   Each place that names one: the kind, the name and the path of the name; what messages
#   name the place by, and subject, the part of a violation that says which container it is
#   in; whether the pod starts without what is named; and the keys that it must have, each
#   with its path. In env only what is text counts.
uses := array.concat(_of_env, array.concat(_of_volumes, _of_projections))

# METADATA
# description: The same of each pull secret, without which a pod starts nevertheless.
pull_secrets := [_reference("Secret", holder, ["name"]) |
	some index, raw in workload.pod.spec.imagePullSecrets
	holder := {
		"label": "pod",
		"subject": {},
		"spec": object.union(value.as_object(raw), {"optional": true}),
		"path": array.concat(workload.pod.path, ["imagePullSecrets", index]),
	}
]

_of_env := [reference |
	some entry in array.concat(
		[variable | some variable in env.variables; variable.spec.valueFrom],
		env.sources,
	)
	holder := {
		"label": workload.label(entry.container),
		"subject": workload.subject(entry.container),
		"spec": entry.spec,
		"path": entry.path,
	}
	some steps, kind in {
		["configMapRef", "name"]: "ConfigMap",
		["secretRef", "name"]: "Secret",
		["valueFrom", "configMapKeyRef", "name"]: "ConfigMap",
		["valueFrom", "secretKeyRef", "name"]: "Secret",
	}
	reference := object.union(_reference(kind, holder, steps), {"text_only": true})
]

_of_volumes := [reference |
	some volume in workload.volumes
	not volume.name in _from_templates
	some type, _ in volume.spec
	some steps, kind in _steps[type]
	reference := _reference(kind, _holder(volume), array.concat([type], steps))
]

_of_projections := [reference |
	some volume in workload.volumes
	some index, raw in volume.spec.projected.sources
	some type, kind in {"configMap": "ConfigMap", "secret": "Secret"}
	raw[type]
	holder := object.union(_holder(volume), {
		"spec": raw,
		"path": array.concat(volume.path, ["projected", "sources", index]),
	})
	reference := _reference(kind, holder, [type, "name"])
]

_holder(volume) := {
	"label": sprintf("volume %q", [volume.name]),
	"subject": {},
	"spec": volume.spec,
	"path": volume.path,
}

# Where in a volume there is the name of something, by the type of the volume.
_steps := object.union(
	{
		"azureFile": {["secretName"]: "Secret"},
		"configMap": {["name"]: "ConfigMap"},
		"csi": {["nodePublishSecretRef", "name"]: "Secret"},
		"persistentVolumeClaim": {["claimName"]: "PersistentVolumeClaim"},
		"secret": {["secretName"]: "Secret"},
	},
	{type: {["secretRef", "name"]: "Secret"} |
		some type in ["cephfs", "cinder", "flexVolume", "iscsi", "rbd", "scaleIO", "storageos"]
	},
)

# The templates of a StatefulSet replace volumes of their names.
_from_templates := {template.metadata.name |
	kube.group_kind == "apps/StatefulSet"
	some template in kube.resource.spec.volumeClaimTemplates
}

_reference(kind, holder, steps) := {
	"kind": kind,
	"name": name,
	"path": array.concat(holder.path, steps),
	"label": holder.label,
	"subject": holder.subject,
	"text_only": false,
	"optional": object.get(source, "optional", false) == true,
	"keys": array.concat(
		[{"name": key, "path": array.concat(path, ["key"])} |
			key := source.key
			is_string(key)
		],
		[{"name": item.key, "path": array.concat(path, ["items", index, "key"])} |
			some index, item in source.items
			is_string(item.key)
		],
	),
} if {
	name := object.get(holder.spec, steps, "")
	is_string(name)
	name != ""
	above := array.slice(steps, 0, count(steps) - 1)
	source := object.get(holder.spec, above, {})
	path := array.concat(holder.path, above)
}
