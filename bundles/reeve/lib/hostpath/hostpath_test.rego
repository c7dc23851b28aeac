package reeve.lib.hostpath_test

import data.reeve.lib.hostpath

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_components[text] if {
	some text, wanted in {
		"/": [],
		"//": [],
		"/..": [],
		".": [],
		"/etc": ["etc"],
		"etc": ["etc"],
		"/etc/": ["etc"],
		"//etc///kubernetes//": ["etc", "kubernetes"],
		"/etc/./kubernetes/.": ["etc", "kubernetes"],
		"/./pipe/docker": ["pipe", "docker"],
		"/srv/../etc": ["etc"],
		"/srv/a/../../etc": ["etc"],
		"/srv/../../../etc/..x": ["etc", "..x"],
		"/srv/a/..": ["srv"],
		"/a/b/../c/../../d/e": ["d", "e"],
		"/Etc": ["Etc"],
		"/var/run": ["run"],
		"/var/./run/docker.sock": ["run", "docker.sock"],
		"/var/running": ["var", "running"],
		"/srv/var/run": ["srv", "var", "run"],
		`/etc\kubernetes`: [`etc\kubernetes`],
		"C:": ["c:"],
		`C:\`: ["c:"],
		`c:\ProgramData\\Docker\`: ["c:", "programdata", "docker"],
		"C:/Windows/../ProgramData": ["c:", "programdata"],
		`C:\..\Windows`: ["c:", "windows"],
		`\\?\D:\data`: ["d:", "data"],
		`\Windows`: ["c:", "windows"],
		`\\.\pipe\docker_engine`: ["pipe:", "docker_engine"],
		"//./pipe/containerd-containerd": ["pipe:", "containerd-containerd"],
	}
	hostpath.components(text) == wanted
}

test_no_components if not hostpath.components("")

test_covers[name] if {
	some name, case in {
		"the same": ["/etc", "/etc/"],
		"below": ["/etc", "/etc/kubernetes/pki"],
		"the root": ["/", "/etc"],
		"the root itself": ["/", "/"],
		"a drive": [`C:\`, "c:/windows"],
		"another spelling": ["/var/run", "/run/containerd"],
	}
	hostpath.covers(hostpath.components(case[0]), hostpath.components(case[1]))
}

test_covers_not[name] if {
	some name, case in {
		"above": ["/etc/kubernetes", "/etc"],
		"a longer name": ["/etc", "/etcd"],
		"another drive": [`C:\`, `D:\data`],
		"another directory": ["/etc", "/opt/etc"],
	}
	not hostpath.covers(hostpath.components(case[0]), hostpath.components(case[1]))
}

test_pipe if {
	hostpath.pipe(hostpath.components(`\\.\pipe\docker_engine`)) == "docker_engine"
	hostpath.pipe(hostpath.components(`\\.\pipe\a\b`)) == "a/b"
	not hostpath.pipe(hostpath.components("/pipe/docker"))
	not hostpath.pipe([])
}

test_climbs if {
	every text in ["..", "/srv/../etc", `C:\x\..`] {
		hostpath.climbs(text)
	}
	every text in ["", "/srv/..x", "/srv/x../y", "/..."] {
		not hostpath.climbs(text)
	}
}

test_volumes if {
	hostpath.volumes == [{
		"name": "data",
		"text": "/data/",
		"components": ["data"],
		"path": ["spec", "volumes", 1, "hostPath"],
	}] with input as _pod({"volumes": [
		{"name": "tmp", "emptyDir": {}},
		{"name": "data", "hostPath": {"path": "/data/"}},
		{"name": "null", "hostPath": null},
		{"name": "no path", "hostPath": {}},
	]})
}

test_volumes_on_windows[text] if {
	some text, wanted in {
		"/var/lib": ["c:", "var", "lib"],
		`\var\lib`: ["c:", "var", "lib"],
		`D:\data`: ["d:", "data"],
		"/": [],
		"//./pipe/docker_engine": ["pipe:", "docker_engine"],
	}
	[source.components | some source in hostpath.volumes] == [wanted] with input as _pod({
		"os": {"name": "windows"},
		"volumes": [{"name": "data", "hostPath": {"path": text}}],
	})
}

test_mounts_of if {
	pod := _pod({
		"containers": [{"name": "app", "volumeMounts": [{"name": "tmp"}, {"name": "data"}]}],
		"volumes": [{"name": "data", "hostPath": {"path": "/data"}}],
	})
	[mount.path | some source in hostpath.volumes; some mount in hostpath.mounts_of(source)] == [[
		"spec", "containers",
		0, "volumeMounts", 1,
	]] with input as pod
}

test_persistent_volumes if {
	hostpath.persistent_volumes == [
		{"name": "data", "type": "hostPath", "text": "/data", "components": ["data"], "path": ["spec", "hostPath"]},
		{"name": "data", "type": "local", "text": "/mnt/", "components": ["mnt"], "path": ["spec", "local"]},
	] with input as {
		"apiVersion": "v1",
		"kind": "PersistentVolume",
		"metadata": {"name": "data"},
		"spec": {"hostPath": {"path": "/data"}, "local": {"path": "/mnt/"}},
	}
}

test_a_name_that_is_yet_to_be_generated if {
	[source.name | some source in hostpath.persistent_volumes] == ["data-"] with input as {
		"apiVersion": "v1",
		"kind": "PersistentVolume",
		"metadata": {"generateName": "data-"},
		"spec": {"hostPath": {"path": "/data"}},
	}
}

test_no_persistent_volumes[name] if {
	some name, object in {
		"another type": {"apiVersion": "v1", "kind": "PersistentVolume", "spec": {"hostPath": null, "csi": {}}},
		"no path": {"apiVersion": "v1", "kind": "PersistentVolume", "spec": {"hostPath": {}}},
		"no spec": {"apiVersion": "v1", "kind": "PersistentVolume"},
		"another kind": {"apiVersion": "v1", "kind": "Volume", "spec": {"hostPath": {"path": "/"}}},
	}
	hostpath.persistent_volumes == [] with input as object
}

test_sensitive if {
	sets := {"trees": {["etc"]}, "exact": {["var", "lib"]}, "allowed": {["etc", "localtime"]}}
	every path in [[], ["etc"], ["etc", "a"], ["var"], ["var", "lib"], ["etc", "localtime", "a"]] {
		hostpath.sensitive(path, sets)
	}
	every path in [["srv"], ["etc", "localtime"], ["var", "lib", "a"], ["etcetera"]] {
		not hostpath.sensitive(path, sets)
	}
}
