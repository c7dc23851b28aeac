# METADATA
# scope: package
# title: Questions about PodSecurityPolicies
# description: >-
#   What evaluator/psp asks, over the inventory. Input holds the questions of one call;
#   answers come in their order.
package reeve.questions.psp

import data.reeve.lib.grants
import data.reeve.lib.inventory
import data.reeve.lib.psp
import data.reeve.lib.pspadmit
import data.reeve.lib.psppod
import data.reeve.lib.psprequest
import data.reeve.lib.pspuse
import data.reeve.lib.value

# METADATA
# description: >-
#   Whether each object, a pod or what makes pods, would be admitted as a new one or, where
#   it has an old one, as its update: whether that is asked about at all, the policy that
#   decides, if any, the pod with its changes, and what each policy says. A pod is made by
#   the user, as in lib.member, where the question has one. The answer for an object that
#   bears no pod is empty.
admit := [_answer(question) | some question in input.admit]

_answer(question) := _admit(_request(question), ["policy", "extensions"]) if {
	_request(question)
} else := {}

_request(question) := psprequest.of(
	question.object,
	_kind(question.object),
	_namespace(value.object_at(question.object, "metadata")),
	object.get(question, "old", null),
	object.get(question, "user", null),
)

_admit(request, groups) := object.union(_decision(request, opinions, usable), {
	"exempt": _is_exempt(request),
	"opinions": [object.union(_said(opinion, request), object.get(usable, opinion.name, {"allowed": false})) |
		some opinion in opinions
	],
	"made_by": request.users,
	"missing": _missing(request),
}) if {
	rights := pspuse.rights(request.account, request.users, request.namespace)
	usable := {name: {"allowed": true, "grant": _shown(grant)} |
		some name, _ in psp.known
		grant := pspuse.grant_of(rights, name, groups)
	}
	opinions := pspadmit.opinions(psp.known, request)
}

_decision(request, opinions, usable) := {
	"policy": opinion.name,
	"patch": psppod.patch(request.template, request.path, opinion.changes),
	"template": psppod.changed(request.template, opinion.changes),
} if {
	not pspadmit.is_exempt(request)
	opinion := pspadmit.deciding([opinion | some opinion in opinions; usable[opinion.name]], request)
} else := {"policy": "", "patch": [], "template": request.template}

_is_exempt(request) if {
	pspadmit.is_exempt(request)
} else := false

_said(opinion, request) := {
	"name": opinion.name,
	"faults": opinion.faults,
	"patch": psppod.patch(request.template, request.path, opinion.changes),
	"refusals": [object.union(refusal, {"path": array.concat(request.path, refusal.path)}) |
		some refusal in opinion.refusals
	],
}

_missing(request) := array.concat(
	[kind | kind := psp.kinds[0]; not inventory.complete(kind, "")],
	array.concat(grants.missing(request.namespace), [kind | psprequest.needs_account(request); kind := "ServiceAccount"]),
)

_kind(body) := body.kind if {
	not contains(body.apiVersion, "/")
} else := concat("/", [split(body.apiVersion, "/")[0], body.kind])

_namespace(metadata) := metadata.namespace if {
	value.string_at(metadata, "namespace") != ""
} else := "default"

_shown(grant) := grant if {
	count(grant) > 0
} else := null
