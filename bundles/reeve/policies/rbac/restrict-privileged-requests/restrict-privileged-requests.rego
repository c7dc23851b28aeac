# METADATA
# scope: package
# title: Request that a rule of yours forbids
# description: >-
#   RBAC can neither deny nor look into objects. Rules of your own can: who may not do what,
#   where, to which objects and fields, and when. Namespaces and ConfigMaps of the platform,
#   labels and taints of nodes, and times when nothing changes are what they are for.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
# custom:
#   severity: medium
#   action: "off"
#   match: {kinds: ["*/*"], operations: [CREATE, UPDATE, DELETE, CONNECT]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       rules:
#         description: >-
#           What is forbidden. All that a rule says must hold; a star stands for any characters, kinds are as in
#           match, fields are paths that the request changes, and from and until are times (RFC 3339).
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [name]
#           properties:
#             name: {type: string, minLength: 1}
#             users: {type: array, items: {type: string}}
#             groups: {type: array, items: {type: string}}
#             exceptUsers: {type: array, items: {type: string}}
#             exceptGroups: {type: array, items: {type: string}}
#             operations: {type: array, items: {enum: [CREATE, UPDATE, DELETE, CONNECT]}}
#             kinds: {type: array, items: {type: string}}
#             namespaces: {type: array, items: {type: string}}
#             names: {type: array, items: {type: string}}
#             labels: {type: object, additionalProperties: {type: string}}
#             fields: {type: array, items: {type: array, minItems: 1, items: {type: string}}}
#             from: {type: string, format: date-time}
#             until: {type: string, format: date-time}
#         default: []
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [
#     kyverno block-cluster-admin-from-ns, kyverno block-updates-deletes,
#     kyverno limit-configmap-for-sa, kyverno namespace-protection, kyverno protect-node-taints,
#     kyverno restrict-node-label-changes, kyverno restrict-node-label-creation,
#     kyverno allowed-label-changes, kyverno resource-creation-updating-denied,
#     azure NoAKSSpecificLabels, azure CannotEditIndividualNodes
#   ]
#   remediation: Ask an administrator.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["restrict-privileged-requests"]

import data.reeve.lib.change
import data.reeve.lib.clock
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.requester
import data.reeve.lib.selector
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s of %s %q breaks the rule %q", [lower(kube.operation), kube.resource.kind, _name, rule.name]),
	"path": path,
} if {
	some rule in parameters.of("rbac/restrict-privileged-requests").rules
	every field, wanted in object.remove(rule, ["exceptGroups", "exceptUsers", "fields", "groups", "name", "users"]) {
		_holds(field, wanted)
	}
	_is_about_them(rule)
	not requester.is_one_of(object.get(rule, "exceptUsers", []), object.get(rule, "exceptGroups", []))
	some path in _paths(rule)
}

_holds("operations", operations) if kube.operation in operations

_holds("kinds", kinds) if {
	some kind in [kube.group_kind, concat("/", [kube.group, "*"]), "*/*"]
	kind in kinds
}

_holds("namespaces", patterns) if pattern.matches(kube.namespace, patterns)

_holds("names", patterns) if pattern.matches(_name, patterns)

_holds("labels", labels) if selector.matches({"matchLabels": labels}, value.object_at(_metadata, "labels"))

_holds("from", time) if clock.hours_since(time) >= 0

_holds("until", time) if clock.hours_since(time) < 0

_is_about_them(rule) if {
	not rule.users
	not rule.groups
}

_is_about_them(rule) if requester.is_one_of(object.get(rule, "users", []), object.get(rule, "groups", []))

_paths(rule) := [path | some steps in rule.fields; some path in change.paths(steps)] if {
	rule.fields
} else := [[]]

_metadata := value.object_at(kube.resource, "metadata")

# What CONNECT is to, and what gets its name of a generator, only the request names.
_name := value.string_at(_metadata, "name") if {
	value.string_at(_metadata, "name") != ""
} else := value.string_at(kube.request, "name")
