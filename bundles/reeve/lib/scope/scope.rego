# METADATA
# scope: package
# title: Kinds without a namespace
# description: >-
#   A custom resource cannot tell its scope; one without a namespace counts as being in
#   "default".
package reeve.lib.scope

# METADATA
# description: Kubernetes' own kinds that live in no namespace, as in kube.group_kind.
cluster_kinds := {
	"ComponentStatus",
	"Namespace",
	"Node",
	"PersistentVolume",
	"admissionregistration.k8s.io/MutatingAdmissionPolicy",
	"admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
	"admissionregistration.k8s.io/MutatingWebhookConfiguration",
	"admissionregistration.k8s.io/ValidatingAdmissionPolicy",
	"admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
	"admissionregistration.k8s.io/ValidatingWebhookConfiguration",
	"apiextensions.k8s.io/CustomResourceDefinition",
	"apiregistration.k8s.io/APIService",
	"apiserver.config.k8s.io/AdmissionConfiguration",
	"apiserver.k8s.io/AdmissionConfiguration",
	"authentication.k8s.io/SelfSubjectReview",
	"authentication.k8s.io/TokenReview",
	"authorization.k8s.io/SelfSubjectAccessReview",
	"authorization.k8s.io/SelfSubjectRulesReview",
	"authorization.k8s.io/SubjectAccessReview",
	"certificates.k8s.io/CertificateSigningRequest",
	"certificates.k8s.io/ClusterTrustBundle",
	"extensions/PodSecurityPolicy",
	"flowcontrol.apiserver.k8s.io/FlowSchema",
	"flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
	"internal.apiserver.k8s.io/StorageVersion",
	"networking.k8s.io/ClusterCIDR",
	"networking.k8s.io/IPAddress",
	"networking.k8s.io/IngressClass",
	"networking.k8s.io/ServiceCIDR",
	"node.k8s.io/RuntimeClass",
	"pod-security.admission.config.k8s.io/PodSecurityConfiguration",
	"policy/PodSecurityPolicy",
	"rbac.authorization.k8s.io/ClusterRole",
	"rbac.authorization.k8s.io/ClusterRoleBinding",
	"resource.k8s.io/DeviceClass",
	"resource.k8s.io/DeviceTaintRule",
	"resource.k8s.io/ResourceSlice",
	"scheduling.k8s.io/PriorityClass",
	"storage.k8s.io/CSIDriver",
	"storage.k8s.io/CSINode",
	"storage.k8s.io/StorageClass",
	"storage.k8s.io/VolumeAttachment",
	"storage.k8s.io/VolumeAttributesClass",
	"storagemigration.k8s.io/StorageVersionMigration",
}
