# METADATA
# scope: package
# title: Questions about network traffic
# description: >-
#   What evaluator/network asks, over the inventory. Input holds the questions of one call;
#   answers come in their order. An endpoint is as in lib.endpoint, a side and an engine
#   as in lib.reach.
package reeve.questions.network

import data.reeve.lib.endpoint
import data.reeve.lib.reach

# METADATA
# description: >-
#   Whether one endpoint may send to another on a port, and what each side says of it; or
#   the references to endpoints that mean nothing known.
may := [_may(question) | some question in input.may]

_may(question) := {"absent": absent} if {
	absent := [reference |
		some reference in [question.from, question.to]
		not endpoint.of(reference)
	]
	count(absent) > 0
} else := {"allowed": true, "self": true} if {
	input.engine.allows_self
	question.from == question.to
	question.from.kind == "Pod"
} else := {"allowed": {egress.allowed, ingress.allowed} == {true}, "egress": egress, "ingress": ingress} if {
	from := endpoint.of(question.from)
	to := endpoint.of(question.to)
	egress := reach.side("Egress", from, to, question.port, to, input.engine)
	ingress := reach.side("Ingress", to, from, question.port, to, input.engine)
}
