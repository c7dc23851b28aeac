package reeve.lib.image_test

import data.reeve.lib.image

test_parse[text] if {
	some text, wanted in {
		"nginx": ["docker.io", "library/nginx", "", "", false],
		"nginx:1.27": ["docker.io", "library/nginx", "1.27", "", false],
		"acme/app": ["docker.io", "acme/app", "", "", false],
		"a_b/c--d/e__f:T_.-9": ["docker.io", "a_b/c--d/e__f", "T_.-9", "", false],
		"docker.io/nginx": ["docker.io", "library/nginx", "", "", true],
		"docker.io/acme/app": ["docker.io", "acme/app", "", "", true],
		"index.docker.io/nginx:1": ["docker.io", "library/nginx", "1", "", true],
		"ghcr.io/acme/app/web:v1": ["ghcr.io", "acme/app/web", "v1", "", true],
		"ghcr.io/app": ["ghcr.io", "app", "", "", true],
		"localhost/app": ["localhost", "app", "", "", true],
		"Registry/app": ["Registry", "app", "", "", true],
		"127.0.0.1:5000/app": ["127.0.0.1:5000", "app", "", "", true],
		"[2001:db8::1]:5000/app:v1": ["[2001:db8::1]:5000", "app", "v1", "", true],
		"[2001:db8::1]/app": ["[2001:db8::1]", "app", "", "", true],
		"[ABC]/app": ["[ABC]", "app", "", "", true],
		"[abc]:1/app": ["[abc]:1", "app", "", "", true],
		"a_b.c/app": ["a_b.c", "app", "", "", true],
		_pinned("nginx:1.27", "sha256"): ["docker.io", "library/nginx", "1.27", _digest("sha256"), false],
		_pinned("ghcr.io/acme/app", "sha384"): ["ghcr.io", "acme/app", "", _digest("sha384"), true],
		_pinned("localhost:5000/app:v1", "sha512"): ["localhost:5000", "app", "v1", _digest("sha512"), true],
		_times("a", 63): ["docker.io", concat("", ["library/", _times("a", 63)]), "", "", false],
		concat("", ["x/", _times("a", 64)]): ["docker.io", concat("", ["x/", _times("a", 64)]), "", "", false],
		_times("g", 64): ["docker.io", concat("", ["library/", _times("g", 64)]), "", "", false],
		concat(":", ["nginx", _times("t", 128)]): ["docker.io", "library/nginx", _times("t", 128), "", false],
		concat("/", ["ghcr.io", _times("a", 255)]): ["ghcr.io", _times("a", 255), "", "", true],
		concat("/", ["a_b.c", _times("a", 249)]): ["a_b.c", _times("a", 249), "", "", true],
	}
	image.parse(text) == {
		"host": wanted[0],
		"path": wanted[1],
		"repository": concat("/", [wanted[0], wanted[1]]),
		"tag": wanted[2],
		"digest": wanted[3],
		"explicit_host": wanted[4],
	}
}

# A peer takes the port for a tag here, in one of these places or another.
test_a_colon_before_the_last_slash_is_a_port if {
	image.parse("localhost:5000/app").tag == ""
	image.parse("registry:5000/app").host == "registry:5000"
}

test_what_is_no_reference[text] if {
	some text in {
		"", " ", "nginx ", " nginx", "nginx\n", "Nginx", "acme/App", "nginx:", "nginx:-1", "nginx:a b", "nginx:1:2",
		"/nginx", "nginx/", "acme//app", "acme/app/", "docker.io/", "https://ghcr.io/acme/app", "oci://ghcr.io/app",
		"{{ .Values.image }}", "$IMAGE", "${IMAGE}:1", "nginx:$(TAG)", "<image>", "-app", "app-", "a..b", "a.-b", "a___b",
		"registry:port/app", "ghcr.io:/app", "-ghcr.io/app", "ghcr.io./app", "a_b.c:5000/app", "[abc]/app", "[::1/app",
		"[fe80::1%eth0]/app", "[::1]", "[]/app", "user@ghcr.io/app", "nginx@", "nginx@sha256", "nginx@sha256:", "nginx@1.27",
		"nginx@latest", "é/app", "nginx:é",
		concat("", ["nginx@sha256:", _times("a", 63)]), concat("", ["nginx@sha256:", _times("a", 65)]),
		concat("", ["nginx@sha256:", _times("A", 64)]), concat("", ["nginx@SHA256:", _times("a", 64)]),
		concat("", ["nginx@md5:", _times("a", 32)]), concat("", ["nginx@sha512:", _times("a", 64)]),
		concat("", ["nginx@sha256+b64:", _times("a", 64)]), concat("", ["@sha256:", _times("a", 64)]),
		concat("", ["nginx@sha256:", _times("a", 64), ":1.27"]),
		_times("a", 64), _times("0", 64), concat(":", ["nginx", _times("t", 129)]),
		_times("g", 248), concat("/", ["ghcr.io", _times("a", 256)]), concat("/", ["a_b.c", _times("a", 250)]),
	}
	not image.parse(text)
}

test_matches[name] if {
	some pattern, texts in {
		"*": ["nginx", "ghcr.io/acme/app", "localhost:5000/app:v1"],
		"nginx": ["nginx", "nginx:1.27", "docker.io/nginx", "library/nginx", "index.docker.io/library/nginx:1", _pinned("nginx", "sha256")],
		"acme/": ["acme/app", "docker.io/acme/app/web:v1"],
		"acme/app": ["acme/app", "docker.io/acme/app/web:v1"],
		"library/nginx": ["nginx", "docker.io/nginx"],
		"docker.io": ["nginx", "acme/app", "docker.io/nginx", "index.docker.io/acme/app"],
		"docker.io/": ["nginx", "acme/app"],
		"docker.io/*": ["nginx", "acme/app"],
		"index.docker.io": ["nginx", "acme/app"],
		"docker.io/nginx": ["nginx", "library/nginx"],
		"docker.io/acme/": ["acme/app"],
		"docker.io/library/": ["nginx"],
		"ghcr.io": ["ghcr.io/app", "ghcr.io/acme/app:v1", "GHCR.io/acme/app", "ghcr.io:443/app", "ghcr.io:0443/app"],
		"GHCR.IO": ["ghcr.io/app"],
		"ghcr.io:443": ["ghcr.io/app", "ghcr.io:443/app"],
		"ghcr.io/": ["ghcr.io/app", "ghcr.io/acme/app:v1"],
		"ghcr.io/*": ["ghcr.io/app", "ghcr.io/acme/app:v1"],
		"ghcr.io/acme": ["ghcr.io/acme", "ghcr.io/acme/app", "ghcr.io/acme/app/web"],
		"ghcr.io/acme/": ["ghcr.io/acme/app", "ghcr.io/acme/app/web"],
		"ghcr.io/acme/*": ["ghcr.io/acme/app", "ghcr.io/acme/app/web"],
		"ghcr.io/*/app": ["ghcr.io/acme/app", "ghcr.io/acme/app/web:v1"],
		"ghcr.io/*/": ["ghcr.io/acme/app"],
		"ghcr.io/acme-*": ["ghcr.io/acme-a", "ghcr.io/acme-shop/app"],
		"*.example.com": ["eu.example.com/app", "a.b.example.com/app:v1"],
		"*.example.com/acme": ["eu.example.com/acme/app"],
		"*/": ["nginx", "ghcr.io/app"],
		"*/acme": ["acme/app", "ghcr.io/acme/app"],
		"ngin*": ["nginx", "nginy:1"],
		"docker.io/ngin*": ["nginx"],
		"localhost": ["localhost/app"],
		"localhost:5000": ["localhost:5000/app"],
		"registry:5000/": ["registry:5000/app"],
		"registry.example.com:5000": ["registry.example.com:5000/app"],
		"registry.example.com:*/app": ["registry.example.com:5000/app"],
		"[::1]:5000": ["[::1]:5000/app"],
		"[::1]/app": ["[::1]/app"],
		"Registry": ["Registry/app"],
		"nginx:1.27": ["nginx:1.27", "docker.io/nginx:1.27", _pinned("nginx:1.27", "sha256")],
		"nginx:1.*": ["nginx:1.27", "nginx:1."],
		"nginx:latest": ["nginx", "nginx:latest"],
		"ghcr.io/acme/*:v1": ["ghcr.io/acme/app:v1"],
		_pinned("nginx", "sha256"): [_pinned("nginx", "sha256"), _pinned("nginx:1.27", "sha256")],
		_pinned("nginx:1.27", "sha256"): [_pinned("nginx:1.27", "sha256")],
		"ghcr.io/acme/app@sha512:*": [_pinned("ghcr.io/acme/app", "sha512")],
	}
	some text in texts
	name := sprintf("%s names %s", [pattern, text])
	image.matches(text, pattern)
}

test_matches_not[name] if {
	some pattern, texts in {
		"*": ["", "Nginx", "https://ghcr.io/app"],
		"": ["nginx", "ghcr.io/app"],
		"/": ["nginx", "ghcr.io/app"],
		"nginx": ["nginx-evil", "acme/nginx", "nginx/nginx", "ghcr.io/nginx", "ghcr.io/library/nginx", "library/nginx-evil"],
		"acme": ["acme/app"],
		"acme/": ["acme", "acme-evil/app", "ghcr.io/acme/app", "library/acme"],
		"docker.io": ["ghcr.io/app", "docker.io.evil.com/app", "docker.io:5000/app", "evil.com/docker.io/app"],
		"docker.io/nginx": ["nginx/nginx", "acme/nginx", "nginx-evil"],
		"ghcr.io": ["nginx", "ghcr.io.evil.com/app", "ghcr.io:5000/app", "ghcr.io", "evil.com/ghcr.io/app", "xghcr.io/app"],
		"ghcr.io/acme": ["ghcr.io/acme-evil/app", "ghcr.io/acme.evil/app", "ghcr.io/app", "ghcr.io.evil.com/acme/app"],
		"ghcr.io/acme/": ["ghcr.io/acme", "ghcr.io/acme-evil/app"],
		"ghcr.io/acme/*": ["ghcr.io/acme", "ghcr.io/acme-evil/app"],
		"ghcr.io/*/app": ["ghcr.io/app", "ghcr.io/acme/shop/app", "ghcr.io/acme/app-evil"],
		"ghcr.io/acme-*": ["ghcr.io/acme/app", "ghcr.io/x/acme-app"],
		"ghcr?io": ["ghcr.io/app"],
		"ghcr.io/(acme|shop)/": ["ghcr.io/acme/app"],
		"ghcr.io/*+": ["ghcr.io/acme/app"],
		"*.example.com": ["example.com/app", "eu.example.com.evil.com/app", "evil.com/eu.example.com/app", "eu.example.com:5000/app"],
		"*.example.com/acme": ["eu.example.com/acme-evil/app", "eu.example.com/x/acme"],
		"*/acme": ["library/x", "ghcr.io/shop/acme"],
		"example.com": ["eu.example.com/app", "evilexample.com/app"],
		"localhost": ["localhost:5000/app", "localhost", "acme/localhost"],
		"localhost:5000": ["localhost/app", "localhost:50001/app", "localhost:5000"],
		"registry:5000": ["registry:5000/app"],
		"registry.example.com": ["registry.example.com:5000/app"],
		"nginx:1.27": ["nginx", "nginx:1.27.1", "nginx:1x27", _pinned("nginx", "sha256"), "ghcr.io/nginx:1.27"],
		"nginx:V1": ["nginx:v1"],
		"ghcr.io/acme:v1": ["ghcr.io/acme/app:v1"],
		"nginx:latest": [_pinned("nginx", "sha256"), "nginx:latest-alpine"],
		_pinned("nginx", "sha256"): ["nginx", "nginx:1.27", _pinned("nginx", "sha512")],
		"https://ghcr.io/acme": ["ghcr.io/acme/app", "acme/app"],
		"ghcr.io /acme": ["ghcr.io/acme/app"],
	}
	some text in texts
	name := sprintf("%s does not name %s", [pattern, text])
	not image.matches(text, pattern)
}

test_in_list if {
	image.in_list("nginx:1.27", ["ghcr.io", "nginx"])
	not image.in_list("nginx:1.27", ["ghcr.io", "quay.io/acme/"])
	not image.in_list("nginx:1.27", [])
	not image.in_list("Nginx", ["*", "nginx"])
}

test_references if {
	image.references == [
		{
			"text": "setup:v1",
			"label": "init container \"setup\"",
			"container": "setup",
			"path": ["spec", "template", "spec", "initContainers", 0, "image"],
			"pull_policy": {
				"value": "",
				"path": ["spec", "template", "spec", "initContainers", 0, "imagePullPolicy"],
			},
			"parsed": image.parse("setup:v1"),
		},
		{
			"text": "App",
			"label": "container \"app\"",
			"container": "app",
			"path": ["spec", "template", "spec", "containers", 1, "image"],
			"pull_policy": {
				"value": "Never",
				"path": ["spec", "template", "spec", "containers", 1, "imagePullPolicy"],
			},
		},
		{
			"text": "debug",
			"label": "ephemeral container \"debug\"",
			"container": "debug",
			"path": ["spec", "template", "spec", "ephemeralContainers", 0, "image"],
			"pull_policy": {
				"value": "",
				"path": ["spec", "template", "spec", "ephemeralContainers", 0, "imagePullPolicy"],
			},
			"parsed": image.parse("debug"),
		},
		{
			"text": "ghcr.io/acme/data:v1",
			"label": "volume \"data\"",
			"path": ["spec", "template", "spec", "volumes", 2, "image", "reference"],
			"pull_policy": {
				"value": "Always",
				"path": ["spec", "template", "spec", "volumes", 2, "image", "pullPolicy"],
			},
			"parsed": image.parse("ghcr.io/acme/data:v1"),
		},
	] with input as _deployment
}

test_volumes if {
	image.volumes == [
		{
			"label": "volume \"model\"",
			"path": ["spec", "template", "spec", "volumes", 1, "image"],
			"spec": {},
		},
		{
			"label": "volume \"data\"",
			"path": ["spec", "template", "spec", "volumes", 2, "image"],
			"spec": {"reference": "ghcr.io/acme/data:v1", "pullPolicy": "Always"},
		},
	] with input as _deployment
}

_deployment := {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"template": {"spec": {
	"containers": [{"name": "none"}, {"name": "app", "image": "App", "imagePullPolicy": "Never"}, {"image": null}],
	"initContainers": [{"name": "setup", "image": "setup:v1"}, {"name": "none", "image": ""}, null],
	"ephemeralContainers": [{"name": "debug", "image": "debug"}],
	"volumes": [
		{"name": "cache", "emptyDir": {}},
		{"name": "model", "image": {}},
		{"name": "data", "image": {"reference": "ghcr.io/acme/data:v1", "pullPolicy": "Always"}},
		{"name": "null", "image": null},
	],
}}}}

test_objects_without_a_pod_have_no_references if {
	image.references == [] with input as {"apiVersion": "v1", "kind": "Service", "spec": {"containers": [{"image": "app"}]}}
}

test_subject if {
	image.subject({"container": "app"}) == {"container": "app"}
	image.subject({"container": ""}) == {"container": ""}
	image.subject({"label": "volume \"data\""}) == {}
}

test_pull_policy[text] if {
	some text, wanted in {
		"nginx": "Always",
		"nginx:latest": "Always",
		"nginx:Latest": "IfNotPresent",
		"nginx:1.27": "IfNotPresent",
		_pinned("nginx", "sha256"): "IfNotPresent",
		_pinned("nginx:latest", "sha256"): "Always",
		"Nginx": "IfNotPresent",
		"localhost:5000/app": "Always",
	}
	some reference in image.references with input as _pod({"image": text})
	image.pull_policy(reference) == wanted
	every given in ["Always", "IfNotPresent", "Never"] {
		some explicit in image.references with input as _pod({"image": text, "imagePullPolicy": given})
		image.pull_policy(explicit) == given
	}
}

test_floating[text] if {
	some text, wanted in {
		"nginx": 1,
		"nginx:latest": 1,
		"nginx:Main": 1,
		"nginx:1.27": 0,
		"nginx:main-1": 0,
		"localhost:5000/app": 1,
		_pinned("nginx", "sha256"): 0,
		_pinned("nginx:main", "sha256"): 0,
	}
	count([text | image.floating(image.parse(text))]) == wanted
}

test_pull_fault[name] if {
	some name, case in {
		"pinned": [_pinned("nginx", "sha256"), "IfNotPresent", []],
		"a version": ["nginx:1.27", "", []],
		"a floating tag that is always pulled": ["nginx:main", "Always", []],
		"latest": ["nginx", "", []],
		"a floating tag": ["nginx:main", "", ["container \"app\" pulls the image \"nginx:main\" only if the node has none"]],
		"no tag": ["nginx", "IfNotPresent", ["container \"app\" pulls the image \"nginx\" only if the node has none"]],
		"never": ["nginx:1.27", "Never", ["container \"app\" never pulls the image \"nginx:1.27\""]],
		"never what floats": ["nginx:main", "Never", ["container \"app\" never pulls the image \"nginx:main\""]],
		"no reference": ["Nginx", "Never", []],
	}
	some reference in image.references with input as _pod({"image": case[0], "imagePullPolicy": case[1]})
	[text | text := image.pull_fault(reference, false)] == case[2]
}

test_never_may_be_allowed if {
	some reference in image.references with input as _pod({"image": "nginx:main", "imagePullPolicy": "Never"})
	not image.pull_fault(reference, true)
}

_pod(container) := {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [object.union({"name": "app"}, container)]}}

_pinned(name, algorithm) := concat("@", [name, _digest(algorithm)])

_digest(algorithm) := concat(":", [algorithm, _times("a", {"sha256": 64, "sha384": 96, "sha512": 128}[algorithm])])

_times(text, n) := concat("", [text | some _ in numbers.range(1, n)])
