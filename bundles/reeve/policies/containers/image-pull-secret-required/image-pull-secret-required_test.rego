package reeve.policies.containers["image-pull-secret-required_test"]

import data.reeve.policies.containers["image-pull-secret-required"] as policy

parameters := {"privateHosts": ["registry.example.com", "ghcr.io/acme/"]}

denied["a private registry"] := _app("registry.example.com/app:v1", {})

denied["a private part of a registry"] := _app("ghcr.io/acme/app:v1", {})

denied["a digest"] := _app(
	concat("@sha256:", [
		"registry.example.com/app",
		"4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb",
	]),
	{},
)

denied["an empty list"] := _app("registry.example.com/app:v1", {"imagePullSecrets": []})

denied["null, which is the same as absent"] := _app("registry.example.com/app:v1", {"imagePullSecrets": null})

denied["entries without a name"] := _app("registry.example.com/app:v1", {"imagePullSecrets": [{}, {"name": ""}, null]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "registry.example.com/setup:v1"}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"image": "registry.example.com/proxy:v1",
	"restartPolicy": "Always",
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{
	"name": "debug",
	"image": "registry.example.com/debug:v1",
}]})

denied["an image volume"] := _pod({"volumes": [{
	"name": "model",
	"image": {"reference": "registry.example.com/model:v1"},
}]})

allowed["a pull secret"] := _app("registry.example.com/app:v1", {"imagePullSecrets": [{"name": "mirror"}]})

allowed["another registry"] := _app("nginx:1.27", {})

allowed["another part of a registry"] := _app("ghcr.io/acme-shop/app:v1", {})

allowed["a registry that begins alike"] := _app("registry.example.com.evil.com/app:v1", {})

allowed["what is no reference, which another policy reports"] := _app("registry.example.com/App:v1", {})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_app(text, fields) := _pod(object.union({"containers": [{"name": "app", "image": text}]}, fields))

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": spec}

_given := {"containers/image-pull-secret-required": parameters}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _given
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _given
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" pulls the private image \"registry.example.com/app:v1\" without a pull secret",
		"path": ["spec", "imagePullSecrets"],
		"container": "app",
	}} with input as denied["a private registry"]
		with data.reeve_parameters as _given
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": "volume \"model\" pulls the private image \"registry.example.com/model:v1\" without a pull secret",
		"path": ["spec", "imagePullSecrets"],
	}} with input as denied["an image volume"]
		with data.reeve_parameters as _given
}

test_without_a_list_it_does_nothing[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object
}

test_the_service_account_may_name_one[name] if {
	some name, case in {
		"the account of the pod": {"fields": {"serviceAccountName": "robot"}, "wanted": 0},
		"by the older field": {"fields": {"serviceAccount": "robot"}, "wanted": 0},
		"the older field counts less": {"fields": {"serviceAccountName": "plain", "serviceAccount": "robot"}, "wanted": 1},
		"one without a secret": {"fields": {"serviceAccountName": "plain"}, "wanted": 1},
		"one with entries without a name": {"fields": {"serviceAccountName": "empty"}, "wanted": 1},
		"one that is not known": {"fields": {"serviceAccountName": "other"}, "wanted": 1},
		"the default account": {"fields": {}, "wanted": 0},
		"the default account for an empty name": {"fields": {"serviceAccountName": ""}, "wanted": 0},
	}
	found := policy.violation with input as _app("registry.example.com/app:v1", case.fields)
		with data.reeve_parameters as _given
		with data.inventory as {"namespace": {"shop": {"v1": {"ServiceAccount": {
			"robot": {"imagePullSecrets": [{"name": "mirror"}]},
			"default": {"imagePullSecrets": [{"name": "mirror"}]},
			"plain": {"imagePullSecrets": null},
			"empty": {"imagePullSecrets": [{"name": ""}]},
		}}}}}
	count(found) == case.wanted
}

test_an_account_of_another_namespace_is_none if {
	count(policy.violation) == 1 with input as denied["a private registry"]
		with data.reeve_parameters as _given
		with data.inventory as {"namespace": {"blog": {"v1": {"ServiceAccount": {
			"default": {"imagePullSecrets": [{"name": "mirror"}]},
		}}}}}
}
