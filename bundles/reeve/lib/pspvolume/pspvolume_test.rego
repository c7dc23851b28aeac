package reeve.lib.pspvolume_test

import data.reeve.lib.psp
import data.reeve.lib.psppod
import data.reeve.lib.pspvolume

_refusals(fields, volumes, token) := pspvolume.of_pod(psp.read({"spec": fields}), psppod.read(
	{"spec": {
		"volumes": volumes,
		"containers": [{"name": "app", "volumeMounts": [{"name": "data"}, {"name": "data", "readOnly": true}, {"name": "other"}]}],
	}},
	token,
))

_messages(fields, volume) := [refusal.msg |
	some refusal in _refusals(fields, [object.union({"name": "data"}, volume)], false)
]

test_types[name] if {
	some name, [volume, type] in {
		"a secret": [{"name": "a", "secret": {}}, "secret"],
		"of Ceph": [{"cephfs": {}, "name": "a"}, "cephFS"],
		"of StorageOS": [{"storageos": {}}, "storageos"],
		"none": [{"name": "a"}, "emptyDir"],
		"null": [{"name": "a", "secret": null}, "emptyDir"],
		"of a later day": [{"name": "a", "image": {}}, "image"],
	}
	pspvolume.type_of(volume) == type
}

test_a_type_that_is_not_allowed if {
	_refusals({"volumes": ["secret"]}, [{"name": "a", "secret": {}}, {"name": "b", "hostPath": {"path": "/"}}, null], false) == [
		{"msg": "volume \"b\" is of the type hostPath", "path": ["spec", "volumes", 1]},
		{"msg": "volume \"\" is of the type emptyDir", "path": ["spec", "volumes", 2]},
	]
	_refusals({"volumes": ["*"]}, [{"name": "b", "hostPath": {"path": "/"}}, {"name": "c", "image": {}}], false) == []
	_refusals({"volumes": null}, null, false) == []
}

_token := {"serviceAccountToken": {"path": "token"}}

_certificate := {"configMap": {"name": "kube-root-ca.crt"}}

_namespace := {"downwardAPI": {"items": [{"path": "namespace", "fieldRef": {"fieldPath": "metadata.namespace"}}]}}

test_where_secrets_are_allowed_so_are_tokens[name] if {
	some name, [sources, wanted] in {
		"all of it": [[_token, _certificate, _namespace], 0],
		"null": [null, 0],
		"nothing to project": [[{"downwardAPI": {"items": null}}, {"downwardAPI": {}}], 0],
		"an empty source": [[{}], 1],
		"a secret": [[_token, {"secret": {"name": "a"}}], 1],
		"another path": [[{"serviceAccountToken": {"path": "other"}}], 1],
		"another audience": [[{"serviceAccountToken": {"path": "token", "audience": "vault"}}], 1],
		"another config map": [[{"configMap": {"name": "other"}}], 1],
		"another field": [
			[{"downwardAPI": {"items": [{
				"path": "namespace",
				"fieldRef": {"fieldPath": "metadata.labels"},
			}]}}],
			1,
		],
		"another version": [
			[{"downwardAPI": {"items": [{
				"path": "namespace",
				"fieldRef": {"apiVersion": "v2", "fieldPath": "metadata.namespace"},
			}]}}],
			1,
		],
	}
	count(_messages({"volumes": ["secret"]}, {"projected": {"sources": sources}})) == wanted
}

test_the_volume_that_the_api_server_adds if {
	_refusals({"volumes": ["emptyDir"]}, [], true) == [{
		"msg": "pod mounts the token of its service account, in a volume of the type projected",
		"path": ["spec", "automountServiceAccountToken"],
	}]
	every type in ["secret", "projected", "*"] {
		_refusals({"volumes": [type]}, [], true) == []
	}
	_refusals({"volumes": ["emptyDir"]}, [], false) == []
}

_host(path) := {"hostPath": {"path": path}}

_paths(allowed) := {"volumes": ["hostPath"], "allowedHostPaths": allowed}

test_host_paths[name] if {
	some name, [prefix, path, wanted] in {
		"the same": ["/var", "/var", 0],
		"with a slash": ["/var/", "/var", 0],
		"the other with a slash": ["/var", "/var/", 0],
		"below": ["/var", "/var/log", 0],
		"a longer name": ["/var", "/variable", 1],
		"above": ["/var/log", "/var", 1],
		"all": ["/", "/etc", 0],
		"none": ["/var", null, 1],
	}
	count(_messages(_paths([{"pathPrefix": prefix}]), _host(path))) == wanted
}

test_host_path_verdict if {
	_messages(_paths([]), _host("/etc")) == []
	_messages(_paths([{"pathPrefix": "/var"}]), _host("/etc")) == ["volume \"data\" opens the path \"/etc\" of the node"]
}

test_read_only_host_paths if {
	read_only := {"pathPrefix": "/var", "readOnly": true}
	_refusals(_paths([read_only]), [{"name": "data", "hostPath": {"path": "/var/log"}}], false) == [{
		"msg": "container \"app\" may write to the path \"/var/log\" of the node",
		"path": ["spec", "containers", 0, "volumeMounts", 0],
		"container": "app",
	}]
	_messages(_paths([read_only, {"pathPrefix": "/var/log"}]), _host("/var/log")) == []
}

test_drivers if {
	flex := {"volumes": ["*"], "allowedFlexVolumes": [{"driver": "a"}]}
	_messages(flex, {"flexVolume": {"driver": "a"}}) == []
	_messages(flex, {"flexVolume": {"driver": "b"}}) == ["volume \"data\" has the driver \"b\""]
	csi := {"volumes": ["csi"], "allowedCSIDrivers": [{"name": "a"}]}
	_messages(csi, {"csi": {"driver": "a"}}) == []
	_messages(csi, {"csi": {"driver": "b"}}) == ["volume \"data\" has the driver \"b\""]
	_messages({"volumes": ["csi"]}, {"csi": {"driver": "b"}}) == []
	_refusals(csi, [{"name": "data", "csi": {}}], false)[0].path == ["spec", "volumes", 0, "csi", "driver"]
}
