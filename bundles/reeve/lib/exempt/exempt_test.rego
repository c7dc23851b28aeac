package reeve.lib.exempt_test

import data.reeve.lib.exempt

_container(fields) := {"spec": object.union({"name": "app"}, fields)}

test_image[name] if {
	some name, patterns in {
		"its repository": ["ghcr.io/acme/app"],
		"a component above it": ["ghcr.io/acme"],
		"a star": ["ghcr.io/*/app"],
		"one of several": ["nginx", "ghcr.io/acme/"],
	}
	exempt.image(_container({"image": "ghcr.io/acme/app:v1"}), patterns)
}

test_other_image[name] if {
	some name, patterns in {
		"no pattern": [],
		"another repository": ["ghcr.io/acme/application"],
		"the beginning of a component": ["ghcr.io/ac"],
		"an empty pattern": [""],
	}
	not exempt.image(_container({"image": "ghcr.io/acme/app:v1"}), patterns)
}

test_no_image_is_exempt[name] if {
	some name, fields in {
		"absent": {},
		"null": {"image": null},
		"empty": {"image": ""},
		"no reference": {"image": "Acme App"},
		"no text": {"image": 7},
	}
	not exempt.image(_container(fields), ["*"])
}

_pod(metadata) := {"apiVersion": "v1", "kind": "Pod", "metadata": metadata}

_in_system := _pod({"name": "web", "namespace": "kube-system"})

test_namespace[name] if {
	some name, patterns in {
		"by its name": ["kube-system"],
		"by its beginning": ["kube-*"],
		"by its end": ["*-system"],
		"by its middle": ["*-sys*"],
		"by anything": ["*"],
		"by one of several": ["monitoring", "kube-system"],
	}
	exempt.namespace(patterns) with input as _in_system
}

test_other_namespace[name] if {
	some name, patterns in {
		"no pattern": [],
		"an empty pattern": [""],
		"the beginning alone": ["kube"],
		"the end alone": ["system"],
		"one with a longer name": ["kube-system-*"],
		"other letters": ["Kube-System"],
		"an expression": ["kube.system", "kube-(system)", "["],
	}
	not exempt.namespace(patterns) with input as _in_system
}

test_an_absent_namespace_is_the_default_one if {
	exempt.namespace(["default"]) with input as _pod({"name": "web"})
	not exempt.namespace(["kube-system"]) with input as _pod({"name": "web"})
}

test_a_namespace_itself if {
	thing := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "kube-system"}}
	exempt.namespace(["kube-*"]) with input as thing
}

test_what_is_in_no_namespace_is_not_exempt if {
	thing := {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "data"}}
	not exempt.namespace(["*"]) with input as thing
}
