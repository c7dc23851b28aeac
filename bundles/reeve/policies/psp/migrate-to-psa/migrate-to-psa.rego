# METADATA
# scope: package
# title: Namespace that could have a stricter level
# description: >-
#   PodSecurityPolicies are gone with Kubernetes v1.25, and what they refused is allowed
#   then unless Pod Security admission refuses it. This looks at what runs in the
#   namespace as it is after the policies have filled in their defaults, and says when
#   the namespace enforces less than the strictest level that refuses none of it.
#   Workloads have to say themselves then what policies fill in today; the package
#   evaluator/psp gives the patches. Where no policy is known there is nothing to leave
#   behind.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [Namespace]}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Patch the workloads, then label the namespace with the level.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["migrate-to-psa"]

import data.reeve.lib.coverage
import data.reeve.lib.podsecurity
import data.reeve.lib.psp
import data.reeve.lib.pspmigrate

violation contains {
	"msg": sprintf("%s enforces %q where %q refuses nothing that runs there", [
		podsecurity.namespace,
		_enforced,
		_level,
	]),
	"path": podsecurity.labels.enforce.path,
	"details": {"workloads": count(_workloads), "unpatched": [_label(found) |
		some found in _workloads
		count(found.changes) > 0
	]},
} if {
	_is_asked
	count(pspmigrate.missing(_namespace)) == 0
	podsecurity.weaker(_enforced, _level)
}

unknown contains {
	"msg": sprintf("which level refuses nothing that runs in %s", [podsecurity.namespace]),
	"needs": needs,
} if {
	_is_asked
	needs := pspmigrate.missing(_namespace)
	count(needs) > 0
}

# Nothing is stricter than the strictest.
_is_asked if {
	_enforced != "restricted"
	not podsecurity.exempt_by_configuration
	psp.exist
	_namespace != ""
}

_enforced := podsecurity.enforced("privileged")

_namespace := coverage.namespace([])

_level := pspmigrate.level(pspmigrate.refusals(_workloads, podsecurity.enforced_version))

_workloads := pspmigrate.workloads(_namespace)

_label(found) := sprintf("%s %q", [found.object.kind, found.name])
