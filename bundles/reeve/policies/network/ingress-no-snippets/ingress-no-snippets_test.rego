package reeve.policies.network["ingress-no-snippets_test"]

import data.reeve.policies.network["ingress-no-snippets"] as policy

denied["a snippet"] := _ingress({"nginx.ingress.kubernetes.io/configuration-snippet": "more_set_headers a;"}, {})

denied["snippets of the other controller"] := _ingress({"nginx.org/location-snippets": "deny all;"}, {})

denied["an empty snippet"] := _ingress({"nginx.ingress.kubernetes.io/server-snippet": ""}, {})

denied["a line break"] := _ingress({"nginx.ingress.kubernetes.io/auth-url": "https://auth.example.com\nreturn 200"}, {})

denied["a bracket"] := _ingress({"nginx.ingress.kubernetes.io/auth-tls-match-cn": "CN=a} server {"}, {})

denied["a quote"] := _ingress({"nginx.ingress.kubernetes.io/mirror-host": "a\"b"}, {})

denied["an older API"] := object.union(
	_ingress({"nginx.ingress.kubernetes.io/stream-snippet": "a"}, {}),
	{"apiVersion": "extensions/v1beta1"},
)

denied["the switch of the controller"] := _config_map({"allow-snippet-annotations": "true"})

allowed["other annotations"] := _ingress(
	{
		"nginx.ingress.kubernetes.io/rewrite-target": "/$1",
		"nginx.ingress.kubernetes.io/auth-url": "https://auth.example.com/check?to=$request_uri",
		"example.com/server-snippet": "a",
	},
	{},
)

allowed["a snippet by the name only"] := _ingress({"nginx.ingress.kubernetes.io/snippet-free": "a"}, {})

allowed["no annotations"] := _ingress(null, {})

allowed["the switch off"] := _config_map({"allow-snippet-annotations": "false"})

allowed["another config map"] := _config_map({"config.yaml": "allow-snippet-annotations: true"})

allowed["a config map without data"] := _config_map(null)

allowed["a Service with such an annotation"] := object.union(denied["a snippet"], {"apiVersion": "v1", "kind": "Service"})

_config_map(entries) := {
	"apiVersion": "v1",
	"kind": "ConfigMap",
	"metadata": {"name": "ingress-nginx-controller", "namespace": "ingress-nginx"},
	"data": entries,
}

_ingress(annotations, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "namespace": "shop", "annotations": annotations},
	"spec": spec,
}

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
		"msg": "annotation \"nginx.ingress.kubernetes.io/configuration-snippet\" writes into the configuration of the ingress controller",
		"path": ["metadata", "annotations", "nginx.ingress.kubernetes.io/configuration-snippet"],
		"fix": [{"op": "remove"}],
	}} with input as denied["a snippet"]
}

test_values_that_break_out if {
	policy.violation == {{
		"msg": "annotation \"nginx.ingress.kubernetes.io/auth-url\" has a value that breaks out of its place in the configuration",
		"path": ["metadata", "annotations", "nginx.ingress.kubernetes.io/auth-url"],
		"fix": [{"op": "remove"}],
	}} with input as denied["a line break"]
	every text in [";", "{", "}", "#", "'", "\\", "\r"] {
		count(policy.violation) == 1 with input as _ingress({"nginx.ingress.kubernetes.io/mirror-target": text}, {})
	}
}

test_the_switch if {
	policy.violation == {{
		"msg": "config map allows snippets in annotations of every Ingress",
		"path": ["data", "allow-snippet-annotations"],
		"fix": [{"op": "replace", "value": "false"}],
	}} with input as denied["the switch of the controller"]
}

test_other_prefixes if {
	own := {"network/ingress-no-snippets": {"annotationPrefixes": ["example.com/"]}}
	count(policy.violation) == 1 with input as allowed["other annotations"] with data.reeve_parameters as own
	count(policy.violation) == 0 with input as denied["a snippet"] with data.reeve_parameters as own
}
