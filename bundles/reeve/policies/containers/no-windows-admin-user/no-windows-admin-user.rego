# METADATA
# scope: package
# title: Windows container that runs as administrator
# description: >-
#   ContainerAdministrator has every right inside of a Windows container, and with it come
#   the easiest ways out. Where neither the container nor the pod names a user the image
#   decides, and the images of Microsoft take ContainerAdministrator. Only pods that run
#   on Windows are judged.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       denied:
#         description: Names of users, in any case and without a domain.
#         type: array
#         items: {type: string}
#         default: [ContainerAdministrator, Administrator, SYSTEM]
#       allowUnset:
#         description: Whether the image may decide on the user.
#         type: boolean
#         default: false
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers:
#   - kubescape C-0211
#   - kyverno require-run-as-containeruser
#   - azure WindowsBlockContainerAdmin
#   - azure WindowsContainerAllowedUsername
#   remediation: Set windowsOptions.runAsUserName to ContainerUser for the pod.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-windows-admin-user"]

import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains object.union(workload.subject(setting), {
	"msg": sprintf("%s sets windowsOptions.runAsUserName to %q", [setting.label, setting.value]),
	"path": setting.path,
	"fix": fix.on_request([{"op": "replace", "value": "ContainerUser"}]),
}) if {
	workload.windows
	some setting in workload.settings(_steps)
	setting.holds
	is_string(setting.value)
	_account(setting.value) in {_account(name) | some name in _parameters.denied}
}

violation contains {
	"msg": sprintf("%s does not set windowsOptions.runAsUserName, nor does the pod", [holder.label]),
	"path": holder.path,
	"container": holder.name,
	"fix": fix.on_request([{"op": "add", "value": "ContainerUser"}]),
} if {
	workload.windows
	not _parameters.allowUnset
	some holder in workload.without(_steps)
}

_steps := ["windowsOptions", "runAsUserName"]

# The name without its domain: NT AUTHORITY\SYSTEM is SYSTEM.
_account(name) := regex.replace(lower(name), `^.*\\`, "")

_parameters := parameters.of("containers/no-windows-admin-user")
