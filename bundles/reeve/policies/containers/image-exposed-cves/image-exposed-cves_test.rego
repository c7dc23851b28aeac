package reeve.policies.containers["image-exposed-cves_test"]

import data.reeve.policies.containers["image-exposed-cves"] as policy

inventory := {
	"namespace": {"shop": {
		"v1": {"Service": {
			"public": _service("public", {"type": "LoadBalancer", "selector": {"exposed": "load-balancer"}}),
			"node": _service("node", {"type": "NodePort", "selector": {"exposed": "node"}}),
			"routed": _service("routed", {"selector": {"exposed": "ingress"}}),
			"inner": _service("inner", {"selector": {"exposed": "no"}}),
			"closed": _service("closed", {"type": "NodePort", "selector": {"exposed": "closed"}}),
		}},
		"networking.k8s.io/v1": {
			"Ingress": {"site": {
				"apiVersion": "networking.k8s.io/v1",
				"kind": "Ingress",
				"metadata": {"name": "site", "namespace": "shop"},
				"spec": {"defaultBackend": {"service": {"name": "routed", "port": {"number": 80}}}},
			}},
			"NetworkPolicy": {"closed": {
				"apiVersion": "networking.k8s.io/v1",
				"kind": "NetworkPolicy",
				"metadata": {"name": "closed", "namespace": "shop"},
				"spec": {
					"podSelector": {"matchLabels": {"exposed": "closed"}},
					"ingress": [{"from": [{"podSelector": {}}]}],
				},
			}},
		},
	}},
	"complete": {"*/*": {"*": true}},
}

evidence := {"images": {
	"ghcr.io/acme/critical:1": _scanned([
		{"id": "CVE-1", "severity": "critical"},
		{"id": "CVE-2", "severity": "high", "fixedVersion": "2"},
	]),
	"ghcr.io/acme/code:1": _scanned([{"id": "CVE-3", "severity": "medium", "remoteCodeExecution": true}]),
	"ghcr.io/acme/high:1": _scanned([{"id": "CVE-2", "severity": "high", "remoteCodeExecution": false}]),
}}

denied["behind a load balancer"] := _app("load-balancer", "ghcr.io/acme/critical:1")

denied["on a port of the nodes"] := _app("node", "ghcr.io/acme/critical:1")

denied["behind an Ingress"] := _app("ingress", "ghcr.io/acme/critical:1")

denied["code that can be run"] := _app("node", "ghcr.io/acme/code:1")

denied["a network policy that the network of the node escapes"] := _pod("closed", {
	"containers": [{"name": "app", "image": "ghcr.io/acme/critical:1"}],
	"hostNetwork": true,
})

denied["an init container"] := _pod("node", {"initContainers": [{"name": "setup", "image": "ghcr.io/acme/critical:1"}]})

denied["a sidecar"] := _pod("node", {"initContainers": [{
	"name": "proxy",
	"image": "ghcr.io/acme/critical:1",
	"restartPolicy": "Always",
}]})

denied["an ephemeral container"] := _pod("node", {"ephemeralContainers": [{
	"name": "debug",
	"image": "ghcr.io/acme/critical:1",
}]})

denied["an image volume"] := _pod("node", {"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/critical:1"}}]})

denied["one container of two"] := _pod("node", {"containers": [
	{"name": "app", "image": "ghcr.io/acme/high:1"},
	{"name": "proxy", "image": "ghcr.io/acme/critical:1"},
]})

allowed["less severe vulnerabilities"] := _app("node", "ghcr.io/acme/high:1")

allowed["a service within the cluster"] := _app("no", "ghcr.io/acme/critical:1")

allowed["no service"] := _app("nowhere", "ghcr.io/acme/critical:1")

allowed["no service, and no scan"] := _app("nowhere", "ghcr.io/acme/unheard-of:1")

allowed["cut off by a network policy"] := _app("closed", "ghcr.io/acme/critical:1")

allowed["what is no reference"] := _app("node", "ghcr.io/acme/Critical:1")

allowed["absent, null and empty, which the API server refuses"] := _pod("node", {
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_service(name, spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": spec,
}

_scanned(found) := {"scan": {"scannedAt": "2026-01-01T00:00:00Z", "vulnerabilities": found}}

_app(exposed, text) := _pod(exposed, {"containers": [{"name": "app", "image": text}]})

_pod(exposed, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop", "labels": {"exposed": exposed}},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory with data.reeve_evidence as evidence
	count(policy.unknown) == 0 with input as object with data.inventory as inventory with data.reeve_evidence as evidence
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_evidence as evidence
	count(policy.unknown) == 0 with input as object with data.inventory as inventory with data.reeve_evidence as evidence
}

test_verdict if {
	policy.violation == {{
		"msg": concat("", [
			"container \"app\" uses the image \"ghcr.io/acme/critical:1\", ",
			"which the Ingress \"site\" exposes, with 1 severe vulnerability: CVE-1",
		]),
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
		"related": [{"object": {
			"apiVersion": "networking.k8s.io/v1",
			"kind": "Ingress",
			"namespace": "shop",
			"name": "site",
		}}],
		"details": {"vulnerabilities": ["CVE-1"]},
	}} with input as denied["behind an Ingress"]
		with data.inventory as inventory
		with data.reeve_evidence as evidence
}

test_an_image_that_was_not_scanned_is_no_verdict[name] if {
	some name, given in {"no evidence": {}, "none about the image": {"images": {"nginx:1": _scanned([])}}}
	pod := denied["on a port of the nodes"]
	count(policy.violation) == 0 with input as pod with data.inventory as inventory with data.reeve_evidence as given
	policy.unknown == {{
		"msg": "which vulnerabilities the image \"ghcr.io/acme/critical:1\" has",
		"needs": ["evidence: scan"],
	}} with input as pod
		with data.inventory as inventory
		with data.reeve_evidence as given
}

test_whether_it_is_exposed_may_not_be_known if {
	known := {"namespace": {}, "complete": {"*/*": {"blog": true}, "networking.k8s.io/*": {"shop": true}}}
	policy.unknown == {{
		"msg": "whether strangers reach the image \"ghcr.io/acme/critical:1\" with its vulnerabilities",
		"needs": [
			"Service",
			"gateway.networking.k8s.io/GRPCRoute",
			"gateway.networking.k8s.io/HTTPRoute",
			"gateway.networking.k8s.io/TCPRoute",
			"gateway.networking.k8s.io/TLSRoute",
			"gateway.networking.k8s.io/UDPRoute",
			"route.openshift.io/Route",
		],
	}} with input as denied["on a port of the nodes"]
		with data.inventory as known
		with data.reeve_evidence as evidence
}

test_more_policies_could_cut_it_off if {
	known := {"namespace": inventory.namespace, "complete": {"Service": {"shop": true}}}
	count(policy.violation) == 0 with input as denied["on a port of the nodes"]
		with data.inventory as known
		with data.reeve_evidence as evidence
	[found.needs | some found in policy.unknown] == [["networking.k8s.io/NetworkPolicy"]] with data.inventory as known
		with input as denied["on a port of the nodes"]
		with data.reeve_evidence as evidence
}
