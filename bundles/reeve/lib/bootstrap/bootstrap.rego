# METADATA
# scope: package
# title: What the API server creates itself
# description: >-
#   Roles and bindings of RBAC that the API server writes when it starts, and repairs. A
#   label alone does not make an object one of them, since anyone may set it, and neither
#   does a name. The names are those of all versions up to Kubernetes v1.37.
package reeve.lib.bootstrap

import data.reeve.lib.value

# METADATA
# description: >-
#   Whether an object of a kind, as in kube.group_kind, and a namespace, empty for none,
#   is one of them: by its label and by its name.
created(group_kind, namespace, known) if {
	is_labelled(known)
	named(group_kind, namespace, known.metadata.name)
}

# METADATA
# description: Whether an object has the label of what the API server creates.
is_labelled(known) if {
	labels := value.object_at(value.object_at(known, "metadata"), "labels")
	labels["kubernetes.io/bootstrapping"] == "rbac-defaults"
}

# METADATA
# description: Whether one of them has this kind, namespace and name.
named("rbac.authorization.k8s.io/ClusterRole", "", name) if name in _cluster_roles

named("rbac.authorization.k8s.io/ClusterRoleBinding", "", name) if name in _cluster_role_bindings

named("rbac.authorization.k8s.io/ClusterRole", "", name) if _is_controller(name)

named("rbac.authorization.k8s.io/ClusterRoleBinding", "", name) if _is_controller(name)

named("rbac.authorization.k8s.io/Role", namespace, name) if name in _roles[namespace]

named("rbac.authorization.k8s.io/RoleBinding", namespace, name) if name in _role_bindings[namespace]

_is_controller(name) if {
	startswith(name, "system:controller:")
	trim_prefix(name, "system:controller:") in _controllers
}

_cluster_roles := {
	"admin",
	"cluster-admin",
	"edit",
	"system:aggregate-to-admin",
	"system:aggregate-to-edit",
	"system:aggregate-to-view",
	"system:auth-delegator",
	"system:aws-cloud-provider",
	"system:basic-user",
	"system:certificates.k8s.io:certificatesigningrequests:nodeclient",
	"system:certificates.k8s.io:certificatesigningrequests:selfnodeclient",
	"system:certificates.k8s.io:kube-apiserver-client-approver",
	"system:certificates.k8s.io:kube-apiserver-client-kubelet-approver",
	"system:certificates.k8s.io:kubelet-serving-approver",
	"system:certificates.k8s.io:legacy-unknown-approver",
	"system:cluster-trust-bundle-discovery",
	"system:csi-external-attacher",
	"system:csi-external-provisioner",
	"system:discovery",
	"system:heapster",
	"system:kube-aggregator",
	"system:kube-controller-manager",
	"system:kube-dns",
	"system:kube-scheduler",
	"system:kubelet-api-admin",
	"system:monitoring",
	"system:node",
	"system:node-bootstrapper",
	"system:node-problem-detector",
	"system:node-proxier",
	"system:persistent-volume-provisioner",
	"system:public-info-viewer",
	"system:service-account-issuer-discovery",
	"system:volume-scheduler",
	"view",
}

_cluster_role_bindings := {
	"cluster-admin",
	"system:aws-cloud-provider",
	"system:basic-user",
	"system:cluster-trust-bundle-discovery",
	"system:discovery",
	"system:kube-controller-manager",
	"system:kube-dns",
	"system:kube-scheduler",
	"system:monitoring",
	"system:node",
	"system:node-proxier",
	"system:public-info-viewer",
	"system:service-account-issuer-discovery",
	"system:volume-scheduler",
}

_controllers := {
	"attachdetach-controller",
	"certificate-controller",
	"clusterrole-aggregation-controller",
	"cronjob-controller",
	"daemon-set-controller",
	"deployment-controller",
	"device-taint-eviction-controller",
	"disruption-controller",
	"endpoint-controller",
	"endpointslice-controller",
	"endpointslicemirroring-controller",
	"ephemeral-volume-controller",
	"expand-controller",
	"generic-garbage-collector",
	"horizontal-pod-autoscaler",
	"job-controller",
	"kube-apiserver-serving-clustertrustbundle-publisher",
	"legacy-service-account-token-cleaner",
	"namespace-controller",
	"node-controller",
	"persistent-volume-binder",
	"pod-garbage-collector",
	"podcertificaterequestcleaner",
	"pv-protection-controller",
	"pvc-protection-controller",
	"replicaset-controller",
	"replication-controller",
	"resource-claim-controller",
	"resourcequota-controller",
	"root-ca-cert-publisher",
	"route-controller",
	"selinux-warning-controller",
	"service-account-controller",
	"service-cidrs-controller",
	"service-controller",
	"statefulset-controller",
	"storage-version-migrator-controller",
	"ttl-after-finished-controller",
	"ttl-controller",
	"validatingadmissionpolicy-status-controller",
	"volumeattributesclass-protection-controller",
}

_roles := {
	"kube-public": {"system:controller:bootstrap-signer"},
	"kube-system": {
		"extension-apiserver-authentication-reader",
		"system::leader-locking-kube-controller-manager",
		"system::leader-locking-kube-scheduler",
		"system:controller:bootstrap-signer",
		"system:controller:cloud-provider",
		"system:controller:token-cleaner",
	},
}

_role_bindings := {
	"kube-public": {"system:controller:bootstrap-signer"},
	"kube-system": {
		"system::extension-apiserver-authentication-reader",
		"system::leader-locking-kube-controller-manager",
		"system::leader-locking-kube-scheduler",
		"system:controller:bootstrap-signer",
		"system:controller:cloud-provider",
		"system:controller:token-cleaner",
	},
}
