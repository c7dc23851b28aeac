# METADATA
# scope: package
# title: Windows group managed service account
# description: >-
#   A gMSA credential spec gives a Windows container an identity in Active Directory, with
#   all that this account may do there. Which specs may be used is for a list to say. One
#   that stands in the pod itself goes past that list and past the authorization that the
#   gMSA webhook does.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-gmsa/
# custom:
#   severity: low
#   action: off
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Names of credential specs that may be used.
#         type: array
#         items: {type: string}
#         default: []
#       allowInlined:
#         description: >-
#           Whether a credential spec may stand beside an allowed name, where the gMSA webhook puts it and has
#           checked it.
#         type: boolean
#         default: false
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1078}
#   peers: [kubescape C-0211]
#   remediation: Name an approved credential spec in windowsOptions.gmsaCredentialSpecName.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-windows-gmsa"]

import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains object.union(workload.subject(setting), {
	"msg": sprintf("%s uses the gMSA credential spec %q", [setting.label, setting.value]),
	"path": setting.path,
}) if {
	some setting in workload.settings(["windowsOptions", _name])
	setting.value != ""
	not setting.value in _parameters.allowed
}

violation contains object.union(workload.subject(setting), {
	"msg": sprintf("%s holds a gMSA credential spec of its own", [setting.label]),
	"path": setting.path,
}) if {
	some setting in workload.settings(["windowsOptions", "gmsaCredentialSpec"])
	setting.value != ""
	not _inlined(setting)
}

_inlined(setting) if {
	_parameters.allowInlined
	value.string_at(value.object_at(setting.spec, "windowsOptions"), _name) in _parameters.allowed
}

_name := "gmsaCredentialSpecName"

_parameters := parameters.of("containers/restrict-windows-gmsa")
