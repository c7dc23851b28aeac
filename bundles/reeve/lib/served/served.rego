# METADATA
# scope: package
# title: Resources that Kubernetes serves
# description: >-
#   Which resources, and which subresources, are in which group of Kubernetes' own API. A
#   resource that comes with a later version counts as served, since roles are written
#   ahead of an upgrade; one that went with an earlier one does not. JSON in strings
#   costs who compiles this bundle next to nothing.
package reeve.lib.served

import data.reeve.lib.version

# METADATA
# description: Whether a group is Kubernetes' own; all others are of custom resources or other servers.
is_own(group) if _tables.served[group]

is_own("extensions")

# METADATA
# description: >-
#   Whether a group of Kubernetes' own serves a resource, written as in a role, or asks
#   authorizers about one of that name. Of what has a wildcard nobody can say.
is_served(group, resource) if _has(group, resource)

# Who sets an owner that blocks its deletion needs this one, which nobody serves.
is_served(group, resource) if {
	endswith(resource, "/finalizers")
	_has(group, trim_suffix(resource, "/finalizers"))
}

# Each key of the extra attributes of a user is a subresource.
is_served("authentication.k8s.io", resource) if startswith(resource, "userextras/")

# METADATA
# description: The groups of Kubernetes' own that serve a resource, in the order of the alphabet.
groups_of(resource) := [group |
	some group, _ in _tables.served
	_has(group, resource)
]

# METADATA
# description: >-
#   The resource that somebody meant who wrote a kind, a singular or capital letters.
#   Undefined if there is none.
meant(resource) := [plural |
	some suffix in ["", "s", "es"]
	plural := concat("", [lower(resource), suffix])
	plural != resource
	groups_of(plural) != []
][0]

meant(resource) := plural if {
	endswith(lower(resource), "y")
	plural := concat("", [trim_suffix(lower(resource), "y"), "ies"])
	groups_of(plural) != []
}

_has(group, resource) if resource in _tables.served[group]

_has(group, resource) if resource in _tables.asked_for[group]

_has(group, resource) if not version.since(version.kubernetes, _tables.gone[group][resource] + 1)

# Served is what the API server of Kubernetes v1.37 names when all of its features are on.
# Asked for is what it, the kubelet or the signer of certificates only asks authorizers
# about. Gone is what an older one has served, with the last version that did.
_tables := {
	"served": json.unmarshal(_served),
	"asked_for": json.unmarshal(_asked_for),
	"gone": json.unmarshal(_gone),
}

_served := `{
	"": [
		"bindings", "componentstatuses", "configmaps", "endpoints", "events", "limitranges",
		"namespaces", "namespaces/finalize", "namespaces/status", "nodes", "nodes/proxy",
		"nodes/status", "persistentvolumeclaims", "persistentvolumeclaims/status",
		"persistentvolumes", "persistentvolumes/status", "pods", "pods/attach", "pods/binding",
		"pods/ephemeralcontainers", "pods/eviction", "pods/exec", "pods/log", "pods/portforward",
		"pods/proxy", "pods/resize", "pods/status", "podtemplates", "replicationcontrollers",
		"replicationcontrollers/scale", "replicationcontrollers/status", "resourcequotas",
		"resourcequotas/status", "secrets", "serviceaccounts", "serviceaccounts/token", "services",
		"services/proxy", "services/status"
	],
	"admissionregistration.k8s.io": [
		"mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
		"mutatingwebhookconfigurations", "validatingadmissionpolicies",
		"validatingadmissionpolicies/status", "validatingadmissionpolicybindings",
		"validatingwebhookconfigurations"
	],
	"apiextensions.k8s.io": [
		"customresourcedefinitions", "customresourcedefinitions/status"
	],
	"apiregistration.k8s.io": [
		"apiservices", "apiservices/status"
	],
	"apps": [
		"controllerrevisions", "daemonsets", "daemonsets/status", "deployments",
		"deployments/scale", "deployments/status", "replicasets", "replicasets/scale",
		"replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status"
	],
	"authentication.k8s.io": [
		"selfsubjectreviews", "tokenreviews"
	],
	"authorization.k8s.io": [
		"localsubjectaccessreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews",
		"subjectaccessreviews"
	],
	"autoscaling": [
		"horizontalpodautoscalers", "horizontalpodautoscalers/status"
	],
	"batch": [
		"cronjobs", "cronjobs/status", "jobs", "jobs/status"
	],
	"certificates.k8s.io": [
		"certificatesigningrequests", "certificatesigningrequests/approval",
		"certificatesigningrequests/status", "clustertrustbundles", "podcertificaterequests",
		"podcertificaterequests/status"
	],
	"coordination.k8s.io": [
		"leasecandidates", "leases"
	],
	"discovery.k8s.io": [
		"endpointslices"
	],
	"events.k8s.io": [
		"events"
	],
	"flowcontrol.apiserver.k8s.io": [
		"flowschemas", "flowschemas/status", "prioritylevelconfigurations",
		"prioritylevelconfigurations/status"
	],
	"internal.apiserver.k8s.io": [
		"storageversions", "storageversions/status"
	],
	"lifecycle.k8s.io": [
		"evictionrequests", "evictionrequests/status", "evictions", "evictions/status"
	],
	"networking.k8s.io": [
		"ingressclasses", "ingresses", "ingresses/status", "ipaddresses", "networkpolicies",
		"servicecidrs", "servicecidrs/status"
	],
	"node.k8s.io": [
		"runtimeclasses"
	],
	"policy": [
		"poddisruptionbudgets", "poddisruptionbudgets/status"
	],
	"rbac.authorization.k8s.io": [
		"clusterrolebindings", "clusterroles", "rolebindings", "roles"
	],
	"resource.k8s.io": [
		"deviceclasses", "devicetaintrules", "devicetaintrules/status", "resourceclaims",
		"resourceclaims/status", "resourceclaimtemplates", "resourcepoolstatusrequests",
		"resourcepoolstatusrequests/status", "resourceslices"
	],
	"scheduling.k8s.io": [
		"compositepodgroups", "compositepodgroups/status", "podgroups", "podgroups/status",
		"priorityclasses", "workloads"
	],
	"storage.k8s.io": [
		"csidrivers", "csinodes", "csinodes/status", "csistoragecapacities", "storageclasses",
		"volumeattachments", "volumeattachments/status", "volumeattributesclasses"
	],
	"storagemigration.k8s.io": [
		"storageversionmigrations", "storageversionmigrations/status"
	]
}`

_asked_for := `{
	"": [
		"endpoints/restricted", "groups", "nodes/checkpoint", "nodes/configz", "nodes/healthz",
		"nodes/log", "nodes/metrics", "nodes/pods", "nodes/spec", "nodes/stats", "nodes/statusz", "users"
	],
	"authentication.k8s.io": ["groups", "nodes", "serviceaccounts", "uids", "users"],
	"certificates.k8s.io": [
		"certificatesigningrequests/nodeclient", "certificatesigningrequests/selfnodeclient", "signers"
	],
	"resource.k8s.io": ["resourceclaims/binding", "resourceclaims/driver"]
}`

_gone := `{
	"apps": {"deployments/rollback": 15},
	"extensions": {
		"daemonsets": 15, "daemonsets/status": 15,
		"deployments": 15, "deployments/rollback": 15, "deployments/scale": 15, "deployments/status": 15,
		"ingresses": 21, "ingresses/status": 21,
		"networkpolicies": 15, "podsecuritypolicies": 15,
		"replicasets": 15, "replicasets/scale": 15, "replicasets/status": 15,
		"replicationcontrollers": 15, "replicationcontrollers/scale": 15
	},
	"networking.k8s.io": {"clustercidrs": 28, "networkpolicies/status": 27},
	"policy": {"podsecuritypolicies": 24},
	"resource.k8s.io": {
		"podschedulingcontexts": 31, "podschedulingcontexts/status": 31,
		"podschedulings": 26, "podschedulings/status": 26,
		"resourceclaimparameters": 30, "resourceclasses": 30, "resourceclassparameters": 30
	}
}`
