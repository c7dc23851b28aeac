package reeve.lib.connection_test

import data.reeve.lib.connection

_request(kind, fields, options) := {"review": object.union(
	{
		"operation": "CONNECT",
		"namespace": "shop",
		"name": "web",
		"object": object.union({"apiVersion": "v1", "kind": kind}, options),
	},
	fields,
)}

_exec(options) := _request("PodExecOptions", {}, options)

test_label[kind] if {
	some kind, deed in {
		"PodAttachOptions": "attach to",
		"PodExecOptions": "exec into",
		"PodPortForwardOptions": "port-forward to",
	}
	connection.label == sprintf("%s pod \"web\" of namespace \"shop\"", [deed]) with input as _request(kind, {}, {})
	connection.pod == "web" with input as _request(kind, {}, {})
}

test_what_is_no_connection if {
	object := _request("Pod", {}, {})
	not connection.label with input as object
	not connection.pod with input as object
	not connection.programs with input as object
}

test_programs[name] if {
	some name, [command, wanted] in {
		"one": [["tar", "cf", "-", "/data"], {"tar"}],
		"with its path": [["/bin/tar", "xf", "-"], {"tar"}],
		"a path that is an argument": [["cat", "/opt/tar"], {"cat"}],
		"a script": [["sh", "-c", "cd /tmp; /bin/tar cf - ."], {"sh", "-c", "cd", "tmp", "tar", "cf", "-", "."}],
		"another that starts it": [["/usr/bin/env", "tar"], {"env", "tar"}],
	}
	connection.programs == wanted with input as _exec({"command": command})
}

test_no_programs if {
	not connection.programs with input as _exec({"command": null})
	not connection.programs with input as _exec({"command": []})
	not connection.programs with input as _request("PodAttachOptions", {}, {"command": ["tar"]})
}

_known := {
	"cluster": {"v1": {"Namespace": {"shop": {"metadata": {"name": "shop", "labels": {"env": "prod"}}}}}},
	"namespace": {"shop": {"v1": {"Pod": {
		"web": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app"}]}},
		"pair": {"metadata": {}, "spec": {"containers": [{"name": "app"}, {"name": "proxy"}]}},
	}}}},
}

# Entries, and what they say of an exec into the pod with and without an inventory.
_entries := {
	"a namespace": [{"namespaces": ["blog", "shop"]}, "yes", "yes"],
	"a pattern of namespaces": [{"namespaces": ["s*"]}, "yes", "yes"],
	"another namespace": [{"namespaces": ["blog"]}, "no", "no"],
	"a pod": [{"pods": ["we*"]}, "yes", "yes"],
	"another pod": [{"pods": ["api"]}, "no", "no"],
	"labels of the namespace": [{"namespaceLabels": {"env": "prod"}}, "yes", "unknown"],
	"other labels of the namespace": [{"namespaceLabels": {"env": "test"}}, "no", "unknown"],
	"labels of the pod": [{"podLabels": {"app": "web"}}, "yes", "unknown"],
	"other labels of the pod": [{"podLabels": {"app": "api"}}, "no", "unknown"],
	"the only container": [{"containers": ["app"]}, "yes", "unknown"],
	"another container": [{"containers": ["proxy"]}, "no", "unknown"],
	"all of it": [{"namespaces": ["shop"], "podLabels": {"app": "web"}, "containers": ["app"]}, "yes", "unknown"],
	"not all of it": [{"namespaces": ["blog"], "podLabels": {"app": "web"}}, "no", "no"],
}

test_fits[name] if {
	some name, [entry, known, unknown] in _entries
	connection.fits(entry) == known with input as _exec({}) with data.inventory as _known
	connection.fits(entry) == unknown with input as _exec({})
}

test_the_container_of_the_request if {
	every name, wanted in {"app": "no", "proxy": "yes"} {
		connection.fits({"containers": ["proxy"]}) == wanted with input as _exec({"container": name})
	}
}

test_a_container_must_be_named_where_there_are_several if {
	connection.fits({"containers": ["*"]}) == "no" with data.inventory as _known
		with input as _request("PodExecOptions", {"name": "pair"}, {})
}

test_port_forward_is_to_no_container if {
	connection.fits({"containers": ["*"]}) == "no" with input as _request("PodPortForwardOptions", {}, {})
	connection.fits({"containers": ["*"]}) == "no" with input as _request("PodPortForwardOptions", {}, {})
		with data.inventory as _known
}

test_missing if {
	entry := {"namespaces": ["shop"], "namespaceLabels": {"env": "prod"}, "podLabels": {"app": "web"}, "containers": ["app"]}
	connection.missing(entry) == ["Namespace", "Pod"] with input as _exec({})
	connection.missing(entry) == [] with input as _exec({}) with data.inventory as _known
}
