package psp_test

import "fmt"

// pod is one that asks for little or for much.
func (g generator) pod() m {
	much := g.one(3, 8, 20, 40).(int)
	annotations := m{}
	spec := m{}
	g.set(70, spec, "automountServiceAccountToken", false, false, false, true)
	g.set(20, spec, "serviceAccountName", "web", "default", "")
	g.set(10, spec, "serviceAccount", "web", "")
	for _, field := range []string{"hostNetwork", "hostPID", "hostIPC"} {
		g.set(much, spec, field, true, true, false)
	}
	g.set(much, spec, "runtimeClassName", "gvisor", "kata", "other", "", nil)
	if g.chance(10 + 2*much) {
		spec["securityContext"] = g.podSecurityContext(much)
	}
	g.set(much, annotations, "seccomp.security.alpha.kubernetes.io/pod", append([]any{""}, profiles...)...)
	g.volumes(much, spec)
	spec["containers"] = g.containers(much, 1+g.IntN(2), "app", spec, annotations)
	if g.chance(20) {
		spec["initContainers"] = g.containers(much, 1, "init", spec, annotations)
	}
	if g.chance(5) {
		spec["ephemeralContainers"] = g.containers(much, 1, "debug", spec, annotations)
	}
	metadata := m{"name": "pod", "namespace": g.one("shop", "shop", "blog")}
	if len(annotations) > 0 || g.chance(10) {
		metadata["annotations"] = annotations
	}
	return m{"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}
}

func (g generator) podSecurityContext(much int) any {
	context := m{}
	g.set(10+much, context, "runAsUser", 0, 1, 1000, 3000, 70000, nil)
	g.set(much, context, "runAsGroup", 0, 1, 1000, 3000, nil)
	g.set(10+much, context, "runAsNonRoot", true, false, nil)
	g.set(much, context, "fsGroup", 0, 1, 1000, 3000, 70000, nil)
	g.set(much, context, "supplementalGroups", []any{1}, []any{0, 1000}, []any{70000, 80000}, []any{}, nil)
	g.set(much, context, "seLinuxOptions", g.selinux(), m{}, nil)
	g.set(10+much, context, "seccompProfile", m{"type": "RuntimeDefault"}, m{"type": "Unconfined"}, m{"type": "Localhost", "localhostProfile": "a"}, m{"type": "Localhost"}, nil)
	if g.chance(much) {
		context["sysctls"] = []any{m{"name": g.one(sysctls...), "value": "1"}, m{"name": g.one(sysctls...), "value": "1"}}
	}
	if len(context) == 0 {
		return g.one(nil, context)
	}
	return context
}

func (g generator) volumes(much int, spec m) {
	var volumes []any
	for i := range g.IntN(3) {
		volume := g.volume(much)
		volume["name"] = fmt.Sprint("volume-", i)
		volumes = append(volumes, volume)
	}
	if volumes != nil {
		spec["volumes"] = volumes
	}
}

func (g generator) volume(much int) m {
	if !g.chance(much + 30) {
		return g.one(m{"emptyDir": m{}}, m{"configMap": m{"name": "a"}}, m{"secret": m{"secretName": "a"}}, m{}, m{"emptyDir": nil}, m{"persistentVolumeClaim": m{"claimName": "a"}}).(m)
	}
	switch kind := g.one(append([]any{"hostPath", "hostPath", "hostPath", "flexVolume", "csi", "projected", "projected"}, types...)...).(string); kind {
	case "hostPath":
		return m{kind: m{"path": g.one(hostPaths...)}}
	case "flexVolume", "csi":
		return m{kind: m{"driver": g.one(drivers...)}}
	case "cephFS":
		return m{"cephfs": m{"monitors": []any{}}}
	case "projected":
		return m{kind: m{"sources": g.some(60,
			m{"serviceAccountToken": m{"path": g.one("token", "token", "token", "other"), "audience": g.one("", "", nil, "vault")}},
			m{"configMap": m{"name": g.one("kube-root-ca.crt", "kube-root-ca.crt", "other")}},
			m{"downwardAPI": m{"items": g.some(60, m{"path": g.one("namespace", "namespace", "labels"), "fieldRef": m{"fieldPath": g.one("metadata.namespace", "metadata.labels")}})}},
			g.one(m{"secret": m{"name": "a"}}, m{}, m{"serviceAccountToken": m{"path": "token"}}),
		)}}
	default:
		return m{kind: m{}}
	}
}

func (g generator) containers(much, count int, name string, spec, annotations m) []any {
	var containers []any
	for i := range count {
		container := m{"name": fmt.Sprint(name, "-", i), "image": "registry.example.com/app:1"}
		if g.chance(20 + 2*much) {
			container["securityContext"] = g.securityContext(much)
		}
		if g.chance(much) {
			container["ports"] = []any{m{"containerPort": 80, "hostPort": g.one(80, 443, 8080, 0)}, m{"containerPort": 81}}
		}
		var mounts []any
		if volumes, _ := spec["volumes"].([]any); volumes != nil && g.chance(80) {
			mount := m{"name": g.one(volumes...).(m)["name"], "mountPath": g.one("/data", "/data", "/data", "/var/run/secrets/kubernetes.io/serviceaccount")}
			g.set(50, mount, "readOnly", true, true, false, nil)
			mounts = append(mounts, mount)
		}
		if mounts != nil {
			container["volumeMounts"] = mounts
		}
		g.set(much/2, annotations, fmt.Sprint("container.seccomp.security.alpha.kubernetes.io/", container["name"]), append([]any{""}, profiles...)...)
		g.set(much/2, annotations, fmt.Sprint("container.apparmor.security.beta.kubernetes.io/", container["name"]), "runtime/default", "localhost/a", "unconfined", "")
		containers = append(containers, container)
	}
	return containers
}

func (g generator) securityContext(much int) any {
	context := m{}
	g.set(much, context, "privileged", true, false, nil)
	g.set(10+much, context, "runAsUser", 0, 1, 1000, 3000, 70000, nil)
	g.set(much, context, "runAsGroup", 0, 1, 1000, 3000, nil)
	g.set(10+much, context, "runAsNonRoot", true, false, nil)
	g.set(much, context, "seLinuxOptions", g.selinux(), m{}, nil)
	g.set(much, context, "seccompProfile", m{"type": "RuntimeDefault"}, m{"type": "Unconfined"}, m{"type": "Localhost", "localhostProfile": "b"}, nil)
	g.set(much, context, "procMount", "Default", "Unmasked", nil)
	g.set(10+much, context, "readOnlyRootFilesystem", true, false, nil)
	g.set(10+much, context, "allowPrivilegeEscalation", true, false, false, nil)
	if g.chance(20 + much) {
		given := m{}
		g.set(20+much, given, "add", g.some(30, capabilities...), []any{"CHOWN", "CHOWN"})
		g.set(60, given, "drop", g.some(40, capabilities...), []any{"ALL"})
		context["capabilities"] = given
	}
	if len(context) == 0 {
		return g.one(nil, context)
	}
	return context
}
