package reeve.policies.containers["image-volume-pull-policy_test"]

import data.reeve.policies.containers["image-volume-pull-policy"] as policy

denied["no image"] := _volume({})

denied["null, which is the same as absent"] := _volume({"reference": null})

denied["an empty reference"] := _volume({"reference": "", "pullPolicy": "Always"})

denied["Never"] := _volume({"reference": "ghcr.io/acme/model:v1", "pullPolicy": "Never"})

denied["Never, with a digest"] := _volume({"reference": _pinned("ghcr.io/acme/model"), "pullPolicy": "Never"})

denied["no tag, pulled only once"] := _volume({"reference": "localhost:5000/model", "pullPolicy": "IfNotPresent"})

denied["latest that is pulled only once"] := _volume({"reference": "acme/model:latest", "pullPolicy": "IfNotPresent"})

denied["a floating tag and no policy, which is IfNotPresent"] := _volume({"reference": "ghcr.io/acme/model:edge"})

denied["one volume of two"] := _pod({"volumes": [
	{"name": "data", "image": {"reference": "ghcr.io/acme/data:v1"}},
	{"name": "model", "image": {"reference": "ghcr.io/acme/model:main", "pullPolicy": null}},
]})

allowed["a version"] := _volume({"reference": "ghcr.io/acme/model:v1"})

allowed["a version that is pulled only once"] := _volume({
	"reference": "ghcr.io/acme/model:v1",
	"pullPolicy": "IfNotPresent",
})

allowed["a digest"] := _volume({"reference": _pinned("ghcr.io/acme/model:edge")})

allowed["a floating tag that is always pulled"] := _volume({
	"reference": "ghcr.io/acme/model:edge",
	"pullPolicy": "Always",
})

allowed["latest and no policy, which is Always"] := _volume({"reference": "ghcr.io/acme/model", "pullPolicy": ""})

allowed["what is no reference, which another policy reports"] := _volume({
	"reference": "ghcr.io/acme/Model",
	"pullPolicy": "Never",
})

allowed["other volumes, and a source that is null"] := _pod({"volumes": [
	{"name": "cache", "emptyDir": {}},
	{"name": "none"},
	{"name": "null", "image": null},
]})

allowed["no volumes"] := _pod({"volumes": null})

allowed["containers, which another policy judges"] := _pod({"containers": [{
	"name": "app",
	"image": "nginx:1.27",
	"imagePullPolicy": "Never",
}]})

_volume(source) := _pod({"volumes": [{"name": "model", "image": source}]})

_pinned(name) := concat("@sha256:", [name, "4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb"])

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

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
		"msg": "volume \"model\" pulls the image \"ghcr.io/acme/model:main\" only if the node has none",
		"path": ["spec", "volumes", 1, "image", "pullPolicy"],
	}} with input as denied["one volume of two"]
}

test_verdict_on_never if {
	policy.violation == {{
		"msg": "volume \"model\" never pulls the image \"ghcr.io/acme/model:v1\"",
		"path": ["spec", "volumes", 0, "image", "pullPolicy"],
	}} with input as denied.Never
}

test_verdict_without_an_image if {
	policy.violation == {{
		"msg": "volume \"model\" names no image",
		"path": ["spec", "volumes", 0, "image", "reference"],
	}} with input as denied["an empty reference"]
}

test_never_may_be_allowed[name] if {
	some name, wanted in {
		"Never": 0,
		"an empty reference": 1,
		"a floating tag and no policy, which is IfNotPresent": 1,
	}
	count(policy.violation) == wanted with input as denied[name]
		with data.reeve_parameters as {"containers/image-volume-pull-policy": {"allowNever": true}}
}
