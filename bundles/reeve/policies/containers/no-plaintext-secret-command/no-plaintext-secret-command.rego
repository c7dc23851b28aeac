# METADATA
# scope: package
# title: Credential in a command, header or annotation
# description: >-
#   A command line is shown by every process list and kept with the manifest, and so are
#   headers of probes and annotations. Values are judged by their form; those of flags and
#   of Authorization headers also by the name, unless they only refer to a credential.
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
#         description: >-
#           Names of headers and annotations that may have any value, and of flags that are judged by form
#           only; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: NSA, id: 2i, version: "1.2"}
#   - {framework: OWASP, id: K03, version: "2025"}
#   - {framework: MITRE, id: T1552.001}
#   peers: [datree ALL_EXPOSED_SECRET_AWS]
#   remediation: Read the value from a mounted Secret, and replace the credential, which is known by now.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-plaintext-secret-command"]

import data.reeve.lib.command
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.plaintext
import data.reeve.lib.secret
import data.reeve.lib.workload

violation contains object.union(place.subject, {
	"msg": sprintf("%s has %s in %s", [place.label, kind, place.phrase]),
	"path": place.path,
}) if {
	"values" in _parameters.mode
	some place in plaintext.places
	kind := secret.kind_of(place.text, _parameters.valuePatterns)
	not pattern.matches(place.name, _parameters.allowNames)
}

violation contains object.union(place.subject, {
	"msg": sprintf("%s has a literal credential in %s", [place.label, place.phrase]),
	"path": place.path,
}) if {
	"names" in _parameters.mode
	some place in plaintext.places
	lower(place.name) in {"authorization", "proxy-authorization"}
	_is_credential(place.name, place.text)
}

violation contains {
	"msg": sprintf("%s has a literal credential in the flag %q", [workload.label(list.container), flag.name]),
	"path": flag.path,
	"container": list.container.name,
} if {
	"names" in _parameters.mode
	some list in command.lists
	some flag in command.flags(list.entries)
	secret.is_name(flag.name, _parameters.namePatterns, _parameters.exemptSuffixes)
	_is_credential(flag.name, flag.value)
}

# A shell puts something else in place of dollars and backquotes.
_is_credential(name, text) if {
	not pattern.matches(name, _parameters.allowNames)
	not regex.match("[$`]", text)
	secret.is_literal(text)
	not secret.kind_of(text, _parameters.valuePatterns)
}

_parameters := parameters.of("containers/no-plaintext-secret-command")
