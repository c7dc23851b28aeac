# METADATA
# scope: package
# title: Token mounted by hand
# description: >-
#   A pod that mounts no token by default looks as if it could not talk to the API server.
#   One that a volume brings in all the same escapes whoever goes by the field.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   controls:
#   - {framework: CIS, id: 5.1.6, version: "1.12"}
#   - {framework: NSA, id: 1e, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [trivy KSV-0036]
#   remediation: Remove the volume, or let the pod mount its token in the usual way if it needs one.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["token-projection-bypass"]

import data.reeve.lib.account
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.volume
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("volume %q holds a token for the API server, and automount is off", [projection.volume]),
	"path": projection.path,
} if {
	account.automount == false
	some projection in account.projections
	projection.mounted
	projection.for_api
}

violation contains {
	"msg": sprintf("%s mounts the volume %q where tokens are looked for, and automount is off", [
		workload.label(mount.container),
		mount.volume,
	]),
	"path": array.concat(mount.path, ["mountPath"]),
	"container": mount.container.name,
} if {
	account.automount == false
	some mount in volume.mounts
	_steps(mount.spec) == array.slice(_directory, 0, count(_steps(mount.spec)))
	mount.volume in _telling
}

violation contains {
	"msg": sprintf("volume %q holds the secret %q, which is a token, and automount is off", [held.name, secret.name]),
	"path": array.concat(held.path, secret.path),
} if {
	account.automount == false
	some held in workload.volumes
	some secret in _secrets(held.spec)
	inventory.object_of("Secret", kube.namespace, secret.name).type == "kubernetes.io/service-account-token"
}

_directory := ["var", "run", "secrets", "kubernetes.io", "serviceaccount"]

# Windows has the same place on its drive.
_steps(mount) := [step |
	path := regex.replace(value.string_at(mount, "mountPath"), `^[A-Za-z]:`, "")
	some step in split(replace(path, `\`, "/"), "/")
	not step in {"", "."}
]

# Volumes that can bring a token along: not those that begin empty or hold what is public.
_telling := {held.name |
	some held in workload.volumes
	some type in volume.types(held)
	not type in {"configMap", "downwardAPI", "emptyDir", "ephemeral", "image", "projected"}
} | {held.name |
	some held in workload.volumes
	some source in held.spec.projected.sources
	value.is_set(source, "secret")
}

_secrets(spec) := array.concat(
	[{"name": spec.secret.secretName, "path": ["secret", "secretName"]} | spec.secret.secretName],
	[{"name": source.secret.name, "path": ["projected", "sources", index, "secret", "name"]} |
		some index, source in spec.projected.sources
		source.secret.name
	],
)
