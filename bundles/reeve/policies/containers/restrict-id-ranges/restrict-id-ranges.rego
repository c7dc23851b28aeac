# METADATA
# scope: package
# title: User or group ID out of range
# description: >-
#   Where each team or application has IDs of its own, files on shared storage and on the
#   node stay apart. The rules are those of PodSecurityPolicy: MustRunAs wants an ID that
#   is set and in a range, MayRunAs also takes one that is not set, RunAsAny tests
#   nothing. Each ID is left alone unless a parameter gives it a rule.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: medium
#   action: off
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       runAsUser:
#         description: The rule for user IDs, of the container or else the pod, and its ranges of min and max.
#         type: object
#         $ref: "#/$defs/user"
#         default: {rule: RunAsAny, ranges: []}
#       runAsGroup:
#         description: The rule for primary groups, of the container or else the pod, and its ranges of min and max.
#         type: object
#         $ref: "#/$defs/group"
#         default: {rule: RunAsAny, ranges: []}
#       fsGroup:
#         description: The rule for the group of volumes and its ranges of min and max.
#         type: object
#         $ref: "#/$defs/group"
#         default: {rule: RunAsAny, ranges: []}
#       supplementalGroups:
#         description: The rule for supplemental groups and its ranges of min and max; MustRunAs wants at least one.
#         type: object
#         $ref: "#/$defs/group"
#         default: {rule: RunAsAny, ranges: []}
#       requireStrictGroups:
#         description: Whether supplementalGroupsPolicy must be Strict, so that groups of the image do not count.
#         type: boolean
#         default: false
#     $defs:
#       user:
#         additionalProperties: false
#         properties:
#           rule: {enum: [MustRunAs, MayRunAs, MustRunAsNonRoot, RunAsAny]}
#           ranges: {$ref: "#/$defs/ranges"}
#       group:
#         additionalProperties: false
#         properties: {rule: {enum: [MustRunAs, MayRunAs, RunAsAny]}, ranges: {$ref: "#/$defs/ranges"}}
#       ranges:
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [min, max]
#           properties: {min: {type: integer, minimum: 0}, max: {type: integer, minimum: 0}}
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   - {framework: NSA, id: 1a, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     kubescape C-0211, gatekeeper users, gatekeeper fsgroup,
#     kyverno restrict-usergroup-fsgroup-id, kyverno check-supplemental-groups,
#     kyverno require-unique-uid-per-workload, azure AllowedUsersGroups, kubewarden user-group-psp,
#     kubewarden allowed-fsgroups-psp]
#   remediation: Set the IDs to ones of the ranges that are allowed.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-id-ranges"]

import data.reeve.lib.parameters
import data.reeve.lib.unixid
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains object.union(id.subject, {
	"msg": sprintf("%s, which is in no allowed range", [id.msg]),
	"path": id.path,
}) if {
	not workload.windows
	some field in _fields
	_parameters[field].rule in {"MustRunAs", "MayRunAs"}
	some id in unixid.given[field]
	id.holds
	not value.in_ranges(id.value, _parameters[field].ranges)
}

violation contains object.union(gap.subject, {"msg": gap.msg, "path": gap.path}) if {
	not workload.windows
	some field in _fields
	_parameters[field].rule == "MustRunAs"
	some gap in unixid.missing[field]
}

violation contains {
	"msg": sprintf("%s sets neither a user ID above 0 nor runAsNonRoot", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "runAsUser"]),
	"container": container.name,
} if {
	not workload.windows
	_parameters.runAsUser.rule == "MustRunAsNonRoot"
	some container in workload.containers
	not unixid.other_user(container)
	not unixid.non_root(container)
}

violation contains {
	"msg": "pod takes supplemental groups of the image, since supplementalGroupsPolicy is not Strict",
	"path": array.concat(workload.pod.path, ["securityContext", "supplementalGroupsPolicy"]),
} if {
	_parameters.requireStrictGroups
	not workload.windows
	value.string_at(workload.pod.security_context, "supplementalGroupsPolicy") != "Strict"
}

_fields := ["runAsUser", "runAsGroup", "fsGroup", "supplementalGroups"]

_parameters := parameters.of("containers/restrict-id-ranges")
