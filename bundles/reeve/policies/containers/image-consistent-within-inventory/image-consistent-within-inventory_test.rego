package reeve.policies.containers["image-consistent-within-inventory_test"]

import data.reeve.policies.containers["image-consistent-within-inventory"] as policy

inventory := {
	"namespace": {
		"shop": {
			"v1": {"Pod": {
				"web-1": _running("web-1", "nginx:1.27", concat("@", ["docker.io/library/nginx", _old])),
				"cache-1": _running("cache-1", "redis", concat("@", ["docker-pullable://redis", _old])),
				"local-1": _running("local-1", "local:v1", _old),
				"new-1": _running("new-1", "acme/new:v1", null),
			}},
			"apps/v1": {"Deployment": {"api": {
				"apiVersion": "apps/v1",
				"kind": "Deployment",
				"metadata": {"name": "api", "namespace": "shop"},
				"spec": {"template": {"spec": {"initContainers": [{
					"name": "setup",
					"image": concat("@", ["ghcr.io/acme/setup:v1", _old]),
				}]}}},
			}}},
		},
		"blog": {"v1": {"Pod": {"blog-1": object.union(
			_running("blog-1", "blog:v1", concat("@", ["docker.io/library/blog", _old])),
			{"metadata": {"name": "blog-1", "namespace": "blog"}},
		)}}},
	},
	"complete": {},
}

_old := "sha256:4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb"

_new := "sha256:9f8c8e1d0a55b1a4cf6b6f0f5ee3b8a2d0c8f1f14b4b4d3c1b7a6e5d4c3b2a19"

_running(name, text, id) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"containers": [{"name": "app", "image": text}]},
	"status": {"containerStatuses": [{"name": "app", "image": text, "imageID": id}]},
}

denied["another image of the same tag"] := _running("web-2", "nginx:1.27", concat("@", ["docker.io/library/nginx", _new]))

denied["the same tag written in another way"] := _running(
	"web-2", "docker.io/library/nginx:1.27",
	concat("@", ["docker.io/library/nginx", _new]),
)

denied["no tag, which is latest"] := _running("cache-2", "redis:latest", concat("@", ["docker.io/library/redis", _new]))

denied["a digest that differs from what runs"] := _pinned("containers", "nginx:1.27", _new)

denied["a digest that differs from that of a controller"] := _pinned("containers", "ghcr.io/acme/setup:v1", _new)

denied["a pod whose name is yet to be generated"] := object.union(
	_pinned("containers", "nginx:1.27", _new),
	{"metadata": {"name": null, "generateName": "web-"}},
)

denied["an init container"] := _pinned("initContainers", "ghcr.io/acme/setup:v1", _new)

denied["an ephemeral container"] := _pinned("ephemeralContainers", "nginx:1.27", _new)

allowed["the same image"] := _running("web-2", "nginx:1.27", concat("@", ["docker.io/library/nginx", _old]))

allowed["the digest that runs"] := _pinned("containers", "nginx:1.27", _old)

allowed["another tag"] := _running("web-2", "nginx:1.28", concat("@", ["docker.io/library/nginx", _new]))

allowed["the tag of another repository"] := _running("web-2", "ghcr.io/nginx:1.27", concat("@", ["ghcr.io/nginx", _new]))

allowed["a digest without a tag"] := _pinned("containers", "nginx", _new)

allowed["what was pulled is not known"] := _running("web-2", "nginx:1.27", null)

allowed["the other's is not known"] := _running("new-2", "acme/new:v1", concat("@", ["docker.io/acme/new", _new]))

allowed["an ID that is no digest"] := _running("local-2", "local:v1", _new)

allowed["the object itself, as it was before"] := _running("web-1", "nginx:1.27", concat("@", ["nginx", _new]))

allowed["a pod of another namespace"] := _running("blog-2", "blog:v1", concat("@", ["docker.io/library/blog", _new]))

allowed["no status"] := _pod({"containers": [{"name": "app", "image": "nginx:1.27"}]})

allowed["what is no reference"] := _pod({"containers": [{"name": "app", "image": "Nginx"}, {"name": "none"}]})

_pinned(list, text, digest) := _pod({list: [{"name": "app", "image": concat("@", [text, digest])}]})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web-2", "namespace": "shop"}, "spec": spec}

pod_only := {"another image of the same tag", "the same tag written in another way", "no tag, which is latest"}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": `container "app" runs "docker.io/library/nginx:1.27" as sha256:9f8c8e1d0a55, Pod "web-1" as sha256:4e272eef7ec6`,
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
		"related": [{"object": {"apiVersion": "v1", "kind": "Pod", "namespace": "shop", "name": "web-1"}}],
		"details": {"image": "docker.io/library/nginx:1.27", "digest": _new, "other": _old},
	}} with input as denied["another image of the same tag"]
		with data.inventory as inventory
}

test_verdict_on_a_controller if {
	some found in policy.violation with input as denied["an init container"] with data.inventory as inventory
	found.msg == `init container "app" runs "ghcr.io/acme/setup:v1" as sha256:9f8c8e1d0a55, Deployment "api" as sha256:4e272eef7ec6`
}
