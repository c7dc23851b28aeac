# METADATA
# scope: package
# title: Questions about leaving PodSecurityPolicies
# description: >-
#   What evaluator/psp asks before policies go, over the inventory. Input holds the questions
#   of one call; answers come in their order.
package reeve.questions.migration

import data.reeve.lib.psplevel
import data.reeve.lib.psplint
import data.reeve.lib.pspmigrate
import data.reeve.lib.psppod
import data.reeve.lib.version

# METADATA
# description: >-
#   Of each policy that the inventory knows, in the order of names, the fields and the level
#   as psplevel has them.
policies := [{"name": name, "level": psplevel.of(policy), "fields": psplevel.fields(policy)} |
	some name, policy in psplint.known
]

# METADATA
# description: >-
#   Of each namespace the strictest level that refuses no pod which runs there, in the version
#   of the standards that the cluster has; its workloads, each with the policy that admits its pods, the
#   patch that makes it say what the policy fills in, and what each level refuses of it after
#   that; and the kinds that are missing.
namespaces := [_namespace(namespace) | some namespace in input.namespaces]

_namespace(namespace) := {
	"level": pspmigrate.level(refusals),
	"version": version.kubernetes,
	"workloads": [{
		"apiVersion": found.object.apiVersion,
		"kind": found.object.kind,
		"name": found.name,
		"policy": found.policy,
		"patch": psppod.patch(object.get(found.object, found.path, {}), found.path, found.changes),
		"refusals": {level: failed | some level, all in refusals; failed := all[index]; count(failed) > 0},
	} |
		some index, found in workloads
	],
	"missing": pspmigrate.missing(namespace),
} if {
	workloads := pspmigrate.workloads(namespace)
	refusals := pspmigrate.refusals(workloads, version.kubernetes)
}
