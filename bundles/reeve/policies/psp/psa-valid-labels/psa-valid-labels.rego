# METADATA
# scope: package
# title: Invalid Pod Security label
# description: >-
#   A label of Pod Security admission with a misspelt key does nothing, and nobody says so.
#   A value that is no level or no version is refused on write; where it exists already,
#   it counts for enforce as restricted and for audit and warn as privileged, and each
#   such version as latest. A version without a level applies to the default of the
#   cluster, which is privileged unless configured and has no versions.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [Namespace]}
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Correct the label, or remove it.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psa-valid-labels"]

import data.reeve.lib.fix
import data.reeve.lib.podsecurity

violation contains {
	"msg": sprintf("%s sets %s to %q, which is %s", [podsecurity.namespace, label.key, label.value, fault]),
	"path": label.path,
	"fix": fix.on_request([{"op": "replace", "value": _strictest(name)}]),
} if {
	some name, label in podsecurity.labels
	fault := podsecurity.fault(name, label.value)
}

violation contains {
	"msg": sprintf("%s has the label %q, which means nothing: there are %s", [
		podsecurity.namespace,
		key,
		concat(", ", podsecurity.names),
	]),
	"path": podsecurity.label_path(key),
} if {
	some key in podsecurity.unknown_keys
}

violation contains {
	"msg": sprintf("%s sets %s to %q without %s", [podsecurity.namespace, label.key, label.value, level.key]),
	"path": label.path,
	"fix": fix.on_request([{"op": "remove"}]),
} if {
	some mode in podsecurity.modes
	label := podsecurity.labels[concat("-", [mode, "version"])]
	level := podsecurity.labels[mode]
	not level.value
	not _follows(mode)
}

# Without a level of its own warn takes a stricter one from enforce, at its own version.
_follows("warn") if podsecurity.labels.enforce.value in {"baseline", "restricted"}

_strictest(name) := "restricted" if {
	name in podsecurity.modes
} else := "latest"
