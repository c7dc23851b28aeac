# METADATA
# scope: package
# title: Claims of storage
# description: >-
#   The PersistentVolumeClaims behind the volumes of a pod, and the PersistentVolumes and
#   StorageClasses behind these, as the inventory knows them.
package reeve.lib.claim

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.reference
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The claims that the pod names and the inventory knows, those that are made for it from
#   the template of a volume, and those of a StatefulSet: what messages name it by, the path
#   of what leads to it, its metadata and spec, which are never null, and its name, the
#   empty string where it is yet to be made.
claims := array.concat(_named, templates)

# METADATA
# description: Those of them that are made from a template which the object bears.
templates := array.concat(_of_volumes, _of_set)

# METADATA
# description: >-
#   The known PersistentVolumes that a claim is bound to, as it says or as they say, and
#   where neither does, those that the labels it wants leave it, by name.
volumes(claim) := _bound(claim) if {
	count(_bound(claim)) > 0
} else := {name: found |
	value.string_at(claim.spec, "volumeName") == ""
	some name, found in inventory.selected("PersistentVolume", "", claim.spec.selector)
	not value.is_set(found.spec, "claimRef")
	value.string_at(found.spec, "storageClassName") == _class_name(claim)
}

_bound(claim) := {name: found |
	name := value.string_at(claim.spec, "volumeName")
	found := inventory.object_of("PersistentVolume", "", name)
} if {
	value.string_at(claim.spec, "volumeName") != ""
} else := {name: found |
	claim.name != ""
	some name, found in inventory.objects("PersistentVolume", "")
	found.spec.claimRef.namespace == kube.namespace
	found.spec.claimRef.name == claim.name
}

# METADATA
# description: >-
#   The known StorageClasses of a claim, by name: that which it names, and where it names
#   none those that are the default. An empty name is that of no class.
classes(claim) := {name: found |
	name := _class_name(claim)
	found := inventory.object_of("storage.k8s.io/StorageClass", "", name)
} if {
	_class_name(claim)
} else := {name: found |
	some name, found in inventory.objects("storage.k8s.io/StorageClass", "")
	found.metadata.annotations["storageclass.kubernetes.io/is-default-class"] == "true"
}

# METADATA
# description: >-
#   Kinds of which the inventory does not know all that may be behind a claim. What it is
#   bound to, once that is known, leaves nothing open.
missing(claim) := array.concat(
	["PersistentVolume" | not inventory.complete("PersistentVolume", "")],
	["storage.k8s.io/StorageClass" | not _knows_class(claim)],
) if {
	count(_bound(claim)) == 0
} else := []

_knows_class(claim) if _class_name(claim) == ""

_knows_class(claim) if count(classes(claim)) > 0

_knows_class(_) if inventory.complete("storage.k8s.io/StorageClass", "")

# The annotation is older and counts first.
_class_name(claim) := claim.metadata.annotations["volume.beta.kubernetes.io/storage-class"] if {
	is_string(claim.metadata.annotations["volume.beta.kubernetes.io/storage-class"])
} else := claim.spec.storageClassName if {
	is_string(claim.spec.storageClassName)
}

_named := [claim |
	some use in reference.uses
	use.kind == "PersistentVolumeClaim"
	known := inventory.object_of(use.kind, kube.namespace, use.name)
	claim := {
		"label": sprintf("%s by the claim %q", [use.label, use.name]),
		"name": use.name,
		"path": use.path,
		"metadata": value.object_at(known, "metadata"),
		"spec": value.object_at(known, "spec"),
	}
]

_of_volumes := [claim |
	some volume in workload.volumes
	template := volume.spec.ephemeral.volumeClaimTemplate
	label := sprintf("volume %q", [volume.name])
	claim := _template(label, template, array.concat(volume.path, ["ephemeral", "volumeClaimTemplate"]))
]

_of_set := [claim |
	kube.group_kind == "apps/StatefulSet"
	some index, template in kube.resource.spec.volumeClaimTemplates
	label := sprintf("claim template %q", [value.string_at(value.object_at(template, "metadata"), "name")])
	claim := _template(label, template, ["spec", "volumeClaimTemplates", index])
]

_template(label, template, path) := {
	"label": label,
	"name": "",
	"path": array.concat(path, ["spec"]),
	"metadata": value.object_at(template, "metadata"),
	"spec": value.object_at(template, "spec"),
}
