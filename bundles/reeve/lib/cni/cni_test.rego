package reeve.lib.cni_test

import data.reeve.lib.cni

_enforcing := ["*calico*", "*aws-network-policy-agent*"]

_idle := ["*flannel*"]

test_is_enforcing if {
	every image in ["calico/node", "registry.example.com/mirror/calico-node:v3.28.0", "kindest/kindnetd:v20240813-c6f155d6", "kindest/kindnetd:v20250512"] {
		cni.is_enforcing({"image": image}, _enforcing)
	}
	every image in ["flannel/flannel", "kindest/kindnetd:v20240513-cbe8a2f8", "kindest/kindnetd:latest", "acme/app:v20250101", "CALICO", null] {
		not cni.is_enforcing({"image": image}, _enforcing)
	}
	not cni.is_enforcing({}, _enforcing)
}

test_is_idle if {
	every image in ["flannel/flannel", "kindest/kindnetd:v20240513-cbe8a2f8"] {
		cni.is_idle({"image": image}, _idle)
	}
	every image in ["calico/node", "kindest/kindnetd:v20240813-c6f155d6", "kindest/kindnetd"] {
		not cni.is_idle({"image": image}, _idle)
	}
}

test_the_agent_of_aws_has_to_be_switched_on if {
	agent := {"image": "amazon/aws-network-policy-agent:v1.1.0"}
	every fields in [{}, {"args": ["--enable-network-policy=true"]}, {"args": null}] {
		cni.is_enforcing(object.union(agent, fields), _enforcing)
	}
	every field in ["args", "command"] {
		not cni.is_enforcing(object.union(agent, {field: ["--enable-ipv6=false", "--enable-network-policy=false"]}), _enforcing)
	}
}

_inventory(image, kind) := {
	"namespace": {"net": {"apps/v1": {"DaemonSet": {"plugin": {"spec": {"template": {"spec": {"containers": [{"image": image}]}}}}}}}},
	"cluster": {"apiextensions.k8s.io/v1": {"CustomResourceDefinition": {kind: {}}}},
}

test_what_is_known if {
	cni.is_enforced(_enforcing) with data.inventory as _inventory("calico/node", "fleets.example.com")
	cni.is_enforced(_enforcing) with data.inventory as _inventory("acme/app", "networkpolicies.crd.projectcalico.org")
	not cni.is_enforced(_enforcing) with data.inventory as _inventory("flannel/flannel", "fleets.example.com")
	not cni.is_enforced(_enforcing) with data.inventory as {}
	cni.is_known(_idle) with data.inventory as _inventory("flannel/flannel", "fleets.example.com")
	not cni.is_known(_idle) with data.inventory as _inventory("calico/node", "fleets.example.com")
	not cni.is_known(_idle) with data.inventory as {}
}
