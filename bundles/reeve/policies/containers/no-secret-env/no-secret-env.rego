# METADATA
# scope: package
# title: Secret in an environment variable
# description: >-
#   Environment variables are inherited by every child process, printed by crash reports
#   and debug pages, and keep their value until the container restarts. A Secret that is
#   mounted as files has none of these faults.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptNames:
#         description: Names of Secrets that may be in the environment; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.4.1, version: "1.12"}
#   - {framework: NSA, id: 2i, version: "1.2"}
#   - {framework: OWASP, id: K03, version: "2025"}
#   - {framework: MITRE, id: T1552.007}
#   peers: [
#     kubescape C-0207, kube-linter read-secret-from-env-var,
#     kyverno disallow-secrets-from-env-vars, checkov CKV_K8S_35,
#     kubesec SecretsAsEnvironmentVariables, terrascan AC_K8S_0051,
#     datree CIS_INVALID_KEY_SECRETKEYREF_SECRETREF, kics secrets-as-environment-variables,
#     rego-policies container_secret_mounted_envs
#   ]
#   remediation: Mount the Secret as a volume and read its files.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-secret-env"]

import data.reeve.lib.env
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has the secret %q in the variable %q", [workload.label(variable.container), name, variable.name]),
	"path": array.concat(variable.path, ["valueFrom", "secretKeyRef"]),
	"container": variable.container.name,
} if {
	some variable in env.variables
	name := _secret(variable.spec.valueFrom, "secretKeyRef")
}

violation contains {
	"msg": sprintf("%s has all of the secret %q in its environment", [workload.label(source.container), name]),
	"path": array.concat(source.path, ["secretRef"]),
	"container": source.container.name,
} if {
	some source in env.sources
	name := _secret(source.spec, "secretRef")
}

_secret(parent, key) := name if {
	value.is_set(parent, key)
	name := value.string_at(parent[key], "name")
	not pattern.matches(name, _exempt)
}

_exempt := parameters.of("containers/no-secret-env").exemptNames
