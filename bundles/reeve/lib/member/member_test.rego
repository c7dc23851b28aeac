package reeve.lib.member_test

import data.reeve.lib.member

test_keys[name] if {
	some name, case in {
		"a user": {
			"subject": {"kind": "User", "name": "alice"},
			"want": {"User:alice", "Group:system:authenticated"},
		},
		"a user in groups": {
			"subject": {"kind": "User", "name": "alice", "groups": ["devs", "ops"]},
			"want": {"User:alice", "Group:devs", "Group:ops", "Group:system:authenticated"},
		},
		"a user whose groups are null": {
			"subject": {"kind": "User", "name": "alice", "groups": null},
			"want": {"User:alice", "Group:system:authenticated"},
		},
		"nobody in particular": {
			"subject": {"kind": "User", "name": "system:anonymous"},
			"want": {"User:system:anonymous", "Group:system:unauthenticated"},
		},
		"a group": {
			"subject": {"kind": "Group", "name": "devs"},
			"want": {"Group:devs", "Group:system:authenticated"},
		},
		"a group of the name of nobody in particular": {
			"subject": {"kind": "Group", "name": "system:anonymous"},
			"want": {"Group:system:anonymous", "Group:system:authenticated"},
		},
		"those without credentials": {
			"subject": {"kind": "Group", "name": "system:unauthenticated"},
			"want": {"Group:system:unauthenticated"},
		},
		"a service account": {
			"subject": {"kind": "ServiceAccount", "namespace": "shop", "name": "robot"},
			"want": _robot,
		},
		"a service account by the name of its user": {
			"subject": {"kind": "User", "name": "system:serviceaccount:shop:robot"},
			"want": _robot,
		},
		"a user whose name is not quite that of an account": {
			"subject": {"kind": "User", "name": "system:serviceaccount:shop"},
			"want": {"User:system:serviceaccount:shop", "Group:system:authenticated"},
		},
		"a user whose name is like that of an account": {
			"subject": {"kind": "User", "name": "my:serviceaccount:shop:robot"},
			"want": {"User:my:serviceaccount:shop:robot", "Group:system:authenticated"},
		},
	}
	member.keys(case.subject) == case.want
}

_robot := {
	"User:system:serviceaccount:shop:robot",
	"Group:system:serviceaccounts",
	"Group:system:serviceaccounts:shop",
	"Group:system:authenticated",
}

test_is_unlimited if {
	member.is_unlimited({"kind": "Group", "name": "system:masters"})
	member.is_unlimited({"kind": "User", "name": "root", "groups": ["devs", "system:masters"]})
	not member.is_unlimited({"kind": "User", "name": "system:masters"})
	not member.is_unlimited({"kind": "ServiceAccount", "namespace": "shop", "name": "robot"})
}
