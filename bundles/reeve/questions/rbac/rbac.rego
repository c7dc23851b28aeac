# METADATA
# scope: package
# title: Questions about rights
# description: >-
#   What evaluator/rbac asks, over the inventory. Input holds the questions of one call;
#   answers come in their order. A subject is as in lib.member, an access as in
#   lib.resource, a grant as in lib.grants.
package reeve.questions.rbac

import data.reeve.lib.grants
import data.reeve.lib.member
import data.reeve.lib.rbac
import data.reeve.lib.resource
import data.reeve.lib.roles

# METADATA
# description: >-
#   Whether each subject may do what the access says: the grant and its rule that allow it,
#   or the kinds without which nobody can tell that nothing does.
can := [_can(question.subject, resource.request_of(question.access)) | some question in input.can]

# METADATA
# description: Who may do what the access says, with the grants and rules that allow it.
who_can := [_who_can(resource.request_of(access)) | some access in input.who_can]

# METADATA
# description: All that each subject is granted anywhere, with the rules of each role.
rights_of := [_rights_of(subject) | some subject in input.rights_of]

# METADATA
# description: What wanted rules grant beyond those held.
exceeding := [rbac.exceeding(question.wanted, question.held) | some question in input.exceeding]

_can(subject, request) := {"allowed": true, "grant": grant} if {
	grant := grants.granting(grants.held_in(subject, request.namespace), request)
} else := {"allowed": true} if {
	member.is_unlimited(subject)
} else := {"allowed": false, "missing": grants.missing(request.namespace)}

_who_can(request) := {
	"grants": [object.union(grant, {"rule": allowing[grant.role]}) |
		some grant in reaching
		allowing[grant.role]
	],
	"missing": grants.missing(request.namespace),
} if {
	reaching := grants.reaching(request.namespace)
	allowing := {role: rule |
		some role in {grant.role | some grant in reaching}
		rule := roles.allowing(role, request)
	}
}

_rights_of(subject) := {
	"unlimited": member.is_unlimited(subject),
	"grants": [object.union(grant, {"rules": rules}) |
		some grant in grants.held(subject)
		rules := [rule | some rule in roles.rules_of(grant.role)]
	],
	"missing": grants.missing("*"),
}
