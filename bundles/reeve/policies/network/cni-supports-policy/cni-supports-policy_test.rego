package reeve.policies.network["cni-supports-policy_test"]

import data.reeve.policies.network["cni-supports-policy"] as policy

inventory := {
	"namespace": {"apps": {"apps/v1": {"DaemonSet": {"flannel": object.union(_plugin("quay.io/flannel/flannel:v0.25.1"), {"metadata": {"name": "flannel", "namespace": "apps"}})}}}},
	"complete": {"*/*": {"*": true}},
}

denied["flannel"] := _plugin("docker.io/flannel/flannel:v0.25.1")

denied["flannel by another registry"] := _plugin("registry.example.com:5000/mirror/flannel:v0.25.1")

denied["that of AWS without its agent"] := _plugin("602401143452.dkr.ecr.eu-west-1.amazonaws.com/amazon-k8s-cni:v1.18.0")

denied["that of kind before it enforced policies"] := _plugin("docker.io/kindest/kindnetd:v20240513-cbe8a2f8")

denied["that of AWS with an agent that is switched off"] := _daemon_set([
	{"name": "aws-node", "image": "registry.example.com/amazon-k8s-cni:v1.18.0"},
	{"name": "aws-eks-nodeagent", "image": "registry.example.com/amazon/aws-network-policy-agent:v1.1.0", "args": ["--enable-network-policy=false"]},
])

allowed["another DaemonSet"] := _plugin("registry.example.com/acme/agent:1.0")

allowed["one that enforces policies"] := _plugin("quay.io/cilium/cilium:v1.16.0")

allowed["that of kind since it does"] := _plugin("docker.io/kindest/kindnetd:v20240813-c6f155d6")

allowed["no image"] := _daemon_set([{"name": "app"}])

allowed["what is no image"] := _plugin("FLANNEL")

allowed["an image that an init container has"] := {
	"apiVersion": "apps/v1",
	"kind": "DaemonSet",
	"metadata": {"name": "plugin", "namespace": "kube-system"},
	"spec": {"template": {"spec": {"initContainers": [{"name": "install", "image": "flannel/flannel-cni-plugin:v1.4.0"}], "containers": [{"name": "app"}]}}},
}

allowed["a Deployment"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "plugin", "namespace": "kube-system"},
	"spec": {"template": {"spec": {"containers": [{"name": "app", "image": "flannel/flannel:v0.25.1"}]}}},
}

allowed["the namespace where a plugin is known"] := _namespace("kube-system")

allowed["another namespace"] := _namespace("shop")

_namespace(name) := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}

_plugin(image) := _daemon_set([{"name": "plugin", "image": image}])

_daemon_set(containers) := {
	"apiVersion": "apps/v1",
	"kind": "DaemonSet",
	"metadata": {"name": "plugin", "namespace": "kube-system"},
	"spec": {"template": {"spec": {"hostNetwork": true, "containers": containers}}},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	message := "container \"plugin\" with the image \"docker.io/flannel/flannel:v0.25.1\" is a network plugin that enforces no network policies, and no other one is there"
	policy.violation == {{
		"msg": message,
		"path": ["spec", "template", "spec", "containers", 0, "image"],
		"container": "plugin",
	}} with input as denied.flannel
		with data.inventory as inventory
}

_known(daemon_set, kinds) := {
	"namespace": {"kube-system": {"apps/v1": {"DaemonSet": {"other": daemon_set}}}},
	"cluster": {"apiextensions.k8s.io/v1": {"CustomResourceDefinition": kinds}},
	"complete": {"apps/DaemonSet": {"*": true}},
}

test_a_plugin_beside_it if {
	canal := _daemon_set([{"name": "calico-node", "image": "docker.io/calico/node:v3.28.0"}, {"name": "flannel", "image": "flannel/flannel:v0.25.1"}])
	agent := _plugin("registry.example.com/amazon/aws-network-policy-agent:v1.1.0")
	every other in [canal, agent, allowed["one that enforces policies"], allowed["that of kind since it does"]] {
		every object in denied {
			count(policy.violation) == 0 with input as object with data.inventory as _known(other, {})
		}
	}
	tetragon := _plugin("quay.io/cilium/tetragon:v1.2.0")
	every other in [denied["that of AWS with an agent that is switched off"], tetragon] {
		count(policy.violation) == 1 with input as denied.flannel with data.inventory as _known(other, {})
	}
}

test_kinds_that_are_installed if {
	kinds := {"ciliumnetworkpolicies.cilium.io": {}}
	count(policy.violation) == 0 with input as denied.flannel with data.inventory as _known(denied.flannel, kinds)
	others := {"policyendpoints.networking.k8s.aws": {}, "tracingpolicies.cilium.io": {}}
	count(policy.violation) == 1 with input as denied.flannel with data.inventory as _known(denied.flannel, others)
}

test_what_is_not_known if {
	policy.unknown == {{
		"msg": "whether a network plugin enforces network policies beside this one",
		"needs": ["apps/DaemonSet"],
	}} with input as denied.flannel
		with data.inventory as {"namespace": inventory.namespace}
	policy.unknown == {{
		"msg": "whether a network plugin of the cluster enforces network policies",
		"needs": [],
	}} with input as _namespace("kube-system")
		with data.inventory as {"complete": inventory.complete}
	policy.unknown == {{
		"msg": "whether a network plugin of the cluster enforces network policies",
		"needs": ["apps/DaemonSet"],
	}} with input as _namespace("kube-system")
		with data.inventory as {}
	count(policy.unknown) == 0 with input as _namespace("kube-system")
		with data.inventory as _known(allowed["one that enforces policies"], {})
}

test_other_plugins if {
	parameters := {"network/cni-supports-policy": {"enforcing": ["mirror/flannel"], "notEnforcing": ["acme/*"]}}
	other := "flannel by another registry"
	count(policy.violation) == 1 with input as allowed["another DaemonSet"]
		with data.inventory as {"complete": inventory.complete}
		with data.reeve_parameters as parameters
	count(policy.violation) == 0 with input as allowed["another DaemonSet"]
		with data.inventory as _known(denied[other], {})
		with data.reeve_parameters as parameters
	count(policy.violation) == 0 with input as denied.flannel
		with data.inventory as inventory
		with data.reeve_parameters as parameters
}
