# METADATA
# scope: package
# title: What a PodSecurityPolicy fills in for the judged object
# description: >-
#   The defaults that the policy which admits the pod of the judged object gives it, as a
#   manifest would say them. There are none where it takes the pod as it is.
package reeve.lib.pspfill

import data.reeve.lib.pspdefault
import data.reeve.lib.pspjudged
import data.reeve.lib.psppod
import data.reeve.lib.pspprofile
import data.reeve.lib.version

# METADATA
# description: The name of the policy.
policy := pspjudged.verdict.admitting[0].name

# METADATA
# description: >-
#   The defaults: of each the value, the path in the object, what messages call it, the part
#   of a violation that names its container, and the fix that says it in the object. A seccomp profile is said in a field from Kubernetes 1.19.
changes := [{
	"value": change.value,
	"path": array.concat(pspjudged.request.path, change.path),
	"label": psppod.label(pspjudged.request.template, change),
	"subject": psppod.subject(pspjudged.request.template, change),
	"fix": _fix(change),
} |
	pod := psppod.read(pspjudged.request.template, false)
	some change in pspdefault.defaults(pod, pspjudged.verdict.admitting[0].changes)
]

_fix(change) := [{
	"op": "add",
	"path": array.concat(pspjudged.request.path, ["spec", "securityContext", "seccompProfile"]),
	"value": pspprofile.seccomp_field(change.value),
}] if {
	change.path[2] == pspprofile.seccomp_key
	version.since(version.kubernetes, 19)
} else := [{
	"op": "add",
	"path": array.concat(pspjudged.request.path, change.path),
	"value": change.value,
}]
