package reeve.policies.rbac["no-csr-approval_test"]

import data.reeve.policies.rbac["no-csr-approval"] as policy

_rule(fields) := object.union(
	{"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/nodeclient"], "verbs": ["create"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["approval"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["signers"], "verbs": ["approve"]}, {"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["update"]}])

denied["approval by patch"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["signers"], "verbs": ["approve"]}, {"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["patch"]}])

denied["signing"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["signers"], "verbs": ["sign"]}, {"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/status"], "verbs": ["update"]}])

denied["signing for pods"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["signers"], "verbs": ["sign"]}, {"apiGroups": ["certificates.k8s.io"], "resources": ["podcertificaterequests/status"], "verbs": ["update"]}])

denied["attesting"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["signers"], "verbs": ["attest"]}, {"apiGroups": ["certificates.k8s.io"], "resources": ["clustertrustbundles"], "verbs": ["create"]}])

denied["a named signer"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["signers"], "verbs": ["approve"], "resourceNames": ["example.com/*", "kubernetes.io/kubelet-serving"]}, {"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["update"]}])

denied["both halves in one rule"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval", "signers"], "verbs": ["approve", "update"]}])

denied["the verb alone"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["signers"], "verbs": ["approve"]}])

denied["the writing alone"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["update"]}])

denied["certificates of nodes"] := _cluster_role([_rule({})])

denied["certificates of nodes renewed by themselves"] := _cluster_role([_rule({"resources": ["certificatesigningrequests/selfnodeclient"]})])

allowed["requests for certificates"] := _cluster_role([_rule({"resources": ["certificatesigningrequests"], "verbs": ["create", "update"]})])

allowed["another group"] := _cluster_role([{"apiGroups": ["example.com"], "resources": ["signers"], "verbs": ["approve"]}])

allowed["reading"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["get"]}])

allowed["creation of what is only updated"] := _cluster_role([{"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["create"]}])

allowed["deleting trust bundles"] := _cluster_role([_rule({"resources": ["clustertrustbundles"], "verbs": ["delete"]})])

allowed["a rule that allows everything, which another policy reports"] := _cluster_role([_everything])

allowed["a bootstrap role"] := _bootstrap([_rule({})])

allowed["rules of nothing but nulls"] := _cluster_role([{"apiGroups": null, "resources": null, "verbs": null}, null])

allowed["no rules"] := _cluster_role(null)

_cluster_role(rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": "helper"},
	"rules": rules,
}

_bootstrap(rules) := object.union(_cluster_role(rules), {"metadata": {
	"name": "edit",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "cluster role \"helper\" allows approve on signers",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied.approval
	policy.violation == {{
		"msg": "cluster role \"helper\" allows approve on signers, but may write no certificatesigningrequests/approval",
		"path": ["rules", 0, "resources", 0],
		"severity": "medium",
		"action": "warn",
	}} with input as denied["the verb alone"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows update on certificatesigningrequests/approval, but not approve on signers",
		"path": ["rules", 0, "resources", 0],
		"severity": "medium",
		"action": "warn",
	}} with input as denied["the writing alone"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows create on certificatesigningrequests/nodeclient, so that certificates of nodes are approved unseen",
		"path": ["rules", 0, "resources", 0],
		"severity": "high",
	}} with input as denied["certificates of nodes"]
}

test_allowed_signers if {
	parameters := {"rbac/no-csr-approval": {"allowedSigners": ["example.com/*", "kubernetes.io/kubelet-serving"]}}
	count(policy.violation) == 0 with input as denied["a named signer"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied.approval with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["a named signer"]
		with data.reeve_parameters as {"rbac/no-csr-approval": {"allowedSigners": ["example.com/*"]}}
}

test_every_resource_is_all_of_it if {
	found := policy.violation with input as _cluster_role([_rule({"resources": ["*"], "verbs": ["*"]})])
	{one.severity | some one in found; one.severity} == {"high"}
	count(found) == 4
}

test_rules_that_allow_everything_on_demand if {
	count(policy.violation) == 4 with input as _cluster_role([_everything])
		with data.reeve_parameters as {"rbac/no-csr-approval": {"reportSubsumed": true}}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-csr-approval": {"includeBootstrap": true}}
}
