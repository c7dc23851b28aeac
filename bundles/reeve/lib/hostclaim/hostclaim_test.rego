package reeve.lib.hostclaim_test

import data.reeve.lib.hostclaim

test_of_an_ingress[kind] if {
	some kind in ["networking.k8s.io/Ingress", "extensions/Ingress"]
	hostclaim.of(kind, {"spec": {"rules": [
		{"host": "Shop.example.com", "http": {"paths": [{"path": "/api/v1/", "pathType": "Prefix"}, {"path": "/", "pathType": "Exact"}]}},
		{"host": "blog.example.com", "http": null},
		{"host": "", "http": {"paths": [{"path": "/"}]}},
		null,
	]}}) == [
		{"host": "shop.example.com", "at": ["spec", "rules", 0, "host"], "parts": ["api", "v1"], "exact": false},
		{"host": "shop.example.com", "at": ["spec", "rules", 0, "host"], "parts": [], "exact": true},
		{"host": "blog.example.com", "at": ["spec", "rules", 1, "host"], "parts": [], "exact": false},
	]
}

test_of_a_route if {
	hostclaim.of("route.openshift.io/Route", {"spec": {"host": "shop.example.com", "path": "/api"}}) == [{
		"host": "shop.example.com",
		"at": ["spec", "host"],
		"parts": ["api"],
		"exact": false,
	}]
	hostclaim.of("route.openshift.io/Route", {"spec": {"host": null}}) == []
	hostclaim.of("route.openshift.io/Route", {"spec": null}) == []
}

test_kinds if {
	every kind in hostclaim.kinds {
		hostclaim.of(kind, {}) == []
	}
	not hostclaim.of("Service", {})
}

_path(text, exact) := {"parts": [part | some part in split(text, "/"); part != ""], "exact": exact}

test_paths_overlap if {
	hostclaim.paths_overlap(_path("/", false), _path("/api", false))
	hostclaim.paths_overlap(_path("/api/v1", true), _path("/api", false))
	hostclaim.paths_overlap(_path("/api", true), _path("/api", true))
	not hostclaim.paths_overlap(_path("/", true), _path("/api", false))
	not hostclaim.paths_overlap(_path("/api", false), _path("/apis", false))
	not hostclaim.paths_overlap(_path("/api/v1", false), _path("/api/v2", false))
}
