package reeve.lib.imageconfig_test

import data.reeve.lib.image
import data.reeve.lib.imageconfig

_pod := {"apiVersion": "v1", "kind": "Pod", "spec": {
	"initContainers": [{"name": "setup", "image": "setup:1"}],
	"containers": [{"name": "none"}, {"name": "broken", "image": "App"}, {"name": "app", "image": "app:1"}],
	"volumes": [{"name": "data", "image": {"reference": "app:1"}}],
}}

test_containers if {
	found := imageconfig.containers with input as _pod
		with data.reeve_evidence as {"images": {"app:1": {"config": {"user": "7"}}}}
	[{"name": one.container.name, "path": one.reference.path, "config": one.config} | some one in found] == [
		{"name": "setup", "path": ["spec", "initContainers", 0, "image"], "config": {}},
		{"name": "app", "path": ["spec", "containers", 2, "image"], "config": {"user": "7"}},
	]
	every one in found {
		one.reference.parsed == image.parse(one.container.spec.image)
	}
}

test_objects_without_a_pod_have_none if {
	imageconfig.containers == [] with input as {"apiVersion": "v1", "kind": "Service"}
}

test_base[name] if {
	some name, case in {
		"its name first": [{"baseName": "alpine:3", "baseDigest": "sha256:a", "distribution": "alpine"}, "alpine:3"],
		"its digest": [{"baseName": "", "baseDigest": "sha256:a", "distribution": "alpine"}, "sha256:a"],
		"its distribution": [{"distribution": "alpine"}, "alpine"],
		"a distribution that tells nothing": [{"distribution": "debian"}, ""],
		"another one": [{"distribution": "rhel"}, ""],
		"nothing": [{"user": "1", "baseName": null}, ""],
	}
	imageconfig.base(case[0]) == case[1]
}

test_full_distribution[text] if {
	some text in ["ubuntu", "debian:12", "quay.io/centos/centos:stream9", "registry.access.redhat.com/ubi9/ubi", "debian:trixie"]
	imageconfig.full_distribution(image.parse(text))
}

test_no_full_distribution[text] if {
	some text in [
		"debian:12-slim", "almalinux:9-minimal", "ubuntu-evil", "ubuntu/nginx", "alpine", "nginx:debian",
		"registry.access.redhat.com/ubi9/ubi-minimal",
	]
	not imageconfig.full_distribution(image.parse(text))
}
