package reeve.lib.bootstrap_test

import data.reeve.lib.bootstrap

_created := [
	["ClusterRole", "", "cluster-admin"],
	["ClusterRole", "", "system:controller:job-controller"],
	["ClusterRoleBinding", "", "system:basic-user"],
	["ClusterRoleBinding", "", "system:controller:job-controller"],
	["Role", "kube-system", "extension-apiserver-authentication-reader"],
	["RoleBinding", "kube-public", "system:controller:bootstrap-signer"],
]

_labelled(name, labels) := {"metadata": {"name": name, "labels": labels}}

_defaults := {"kubernetes.io/bootstrapping": "rbac-defaults"}

test_created if {
	every c in _created {
		group_kind := concat("/", ["rbac.authorization.k8s.io", c[0]])
		bootstrap.created(group_kind, c[1], _labelled(c[2], _defaults))
		bootstrap.named(group_kind, c[1], c[2])
	}
}

test_a_name_alone_is_not_enough if {
	every c in _created {
		every labels in [null, {}, {"kubernetes.io/bootstrapping": "mine"}] {
			not bootstrap.created(concat("/", ["rbac.authorization.k8s.io", c[0]]), c[1], _labelled(c[2], labels))
		}
	}
}

test_a_label_alone_is_not_enough if {
	every name in ["mine", "system:mine", "system:controller:mine", "job-controller"] {
		not bootstrap.created("rbac.authorization.k8s.io/ClusterRole", "", _labelled(name, _defaults))
	}
}

test_is_labelled if {
	bootstrap.is_labelled(_labelled("mine", _defaults))
	not bootstrap.is_labelled(_labelled("edit", {}))
	not bootstrap.is_labelled({})
}

test_elsewhere_it_is_another if {
	not bootstrap.created("rbac.authorization.k8s.io/Role", "shop", _labelled("cluster-admin", _defaults))
	not bootstrap.created("rbac.authorization.k8s.io/Role", "shop", _labelled("system:controller:token-cleaner", _defaults))
	not bootstrap.created("rbac.authorization.k8s.io/ClusterRoleBinding", "", _labelled("edit", _defaults))
	not bootstrap.created("example.com/ClusterRole", "", _labelled("edit", _defaults))
}

test_objects_without_metadata_are_none if {
	every known in [null, "text", {}, {"metadata": null}, {"metadata": {"labels": _defaults}}] {
		not bootstrap.created("rbac.authorization.k8s.io/ClusterRole", "", known)
	}
}
