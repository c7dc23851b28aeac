# METADATA
# scope: package
# title: Credential in an environment variable in plain text
# description: >-
#   A credential in a manifest is in version control, in etcd without the protection of a
#   Secret, and before everyone who may look at the workload. Values are judged by their
#   form, and by the name of the variable unless they only refer to a credential.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       namePatterns:
#         description: Words that a name holds under which credentials go, whole words between underscores.
#         type: array
#         items: {type: string, pattern: "^[A-Za-z0-9_]+$"}
#         default: [password, passwd, secret, token, apikey, api_key, private_key, access_key, credentials]
#       exemptSuffixes:
#         description: Ends of names under which a credential is only referred to.
#         type: array
#         items: {type: string, minLength: 1}
#         default: [_FILE, _PATH, _DIR, _NAME, _URL, _URI, _HOST, _TTL, _KEY_ID, _REF]
#       valuePatterns:
#         description: >-
#           Further regular expressions for what is a credential by its form, each under what messages
#           call it, for example "an Acme key".
#         type: object
#         additionalProperties: {type: string, format: regex}
#         default: {}
#       mode:
#         description: Whether to judge by the name and whether by the form of the value.
#         type: array
#         items: {enum: [names, values]}
#         default: [names, values]
#       allowNames:
#         description: Names of variables that may have any value; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.4.1, version: "1.12"}
#   - {framework: NSA, id: 2i, version: "1.2"}
#   - {framework: OWASP, id: K03, version: "2025"}
#   - {framework: MITRE, id: T1552.001}
#   - {framework: MITRE, id: T1552.007}
#   peers: [
#     kubescape C-0012, kubescape C-0259, kube-linter env-var-secret,
#     polaris sensitiveContainerEnvVar, datree ALL_EXPOSED_SECRET_AWS,
#     datree ALL_EXPOSED_SECRET_GCP, datree ALL_EXPOSED_SECRET_GITHUB,
#     datree ALL_EXPOSED_SECRET_JWT, datree ALL_EXPOSED_SECRET_PRIVATEKEY,
#     datree ALL_EXPOSED_SECRET_BITBUCKET, datree ALL_EXPOSED_SECRET_DATADOG,
#     datree ALL_EXPOSED_SECRET_GITLAB, datree ALL_EXPOSED_SECRET_TERRAFORM,
#     datree ALL_EXPOSED_SECRET_HEROKU, datree ALL_EXPOSED_SECRET_LAUNCHDARKLY,
#     datree ALL_EXPOSED_SECRET_NEWRELIC, datree ALL_EXPOSED_SECRET_NPM,
#     datree ALL_EXPOSED_SECRET_OKTA, datree ALL_EXPOSED_SECRET_STRIPE,
#     datree ALL_EXPOSED_SECRET_SUMOLOGIC, datree ALL_EXPOSED_SECRET_TWILIO,
#     datree ALL_EXPOSED_SECRET_VAULT
#   ]
#   remediation: Put the value into a Secret, reference it, and replace the credential, which is known by now.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-plaintext-secret-env"]

import data.reeve.lib.env
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.secret
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has %s in the variable %q", [workload.label(variable.container), _kind(variable), variable.name]),
	"path": array.concat(variable.path, ["value"]),
	"container": variable.container.name,
} if {
	some variable in env.variables
	variable.value != ""
	not pattern.matches(variable.name, _parameters.allowNames)
}

_kind(variable) := kind if {
	"values" in _parameters.mode
	kind := secret.kind_of(variable.value, _parameters.valuePatterns)
} else := "a literal credential" if {
	"names" in _parameters.mode
	secret.is_name(variable.name, _parameters.namePatterns, _parameters.exemptSuffixes)
	secret.is_literal(variable.value)
}

_parameters := parameters.of("containers/no-plaintext-secret-env")
