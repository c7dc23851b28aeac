package psp_test

import (
	"fmt"
	"math/rand/v2"

	"k8s.io/apiserver/pkg/authentication/user"
)

// generator makes up worlds and pods, of few names and values, so that they meet.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator { return generator{rand.New(rand.NewPCG(seed, 24))} }

func (g generator) one(of ...any) any { return of[g.IntN(len(of))] }

func (g generator) chance(percent int) bool { return g.IntN(100) < percent }

// some is a list of some of these, at times null or empty.
func (g generator) some(percent int, of ...any) any {
	list := []any{}
	for _, each := range of {
		if g.chance(percent) {
			list = append(list, each)
		}
	}
	if len(list) == 0 {
		return g.one(nil, list)
	}
	return list
}

// set gives an object a field now and then.
func (g generator) set(percent int, object m, field string, values ...any) {
	if g.chance(percent) {
		object[field] = g.one(values...)
	}
}

var (
	capabilities = []any{"NET_ADMIN", "NET_RAW", "CHOWN", "ALL", "SYS_TIME"}
	profiles     = []any{"runtime/default", "docker/default", "unconfined", "localhost/a", "localhost/b"}
	hostPaths    = []any{"/", "/var", "/var/", "/var/log", "/variable", "/etc", "/etc/ssl/", "", "/var//log"}
	sysctls      = []any{"kernel.shm_rmid_forced", "net.ipv4.tcp_syncookies", "kernel.msgmax", "kernel.msgmnb", "net.core.somaxconn", "net/core/somaxconn"}
	drivers      = []any{"example/lvm", "example/cifs", "secrets.example.com", ""}
	types        = []any{
		"hostPath", "emptyDir", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "secret", "nfs", "iscsi", "glusterfs",
		"persistentVolumeClaim", "rbd", "flexVolume", "cinder", "cephFS", "flocker", "downwardAPI", "fc", "azureFile", "configMap",
		"vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk", "storageos", "projected", "portworxVolume", "scaleIO", "csi", "ephemeral",
	}
)

func (g generator) ranges() any {
	list := []any{}
	for range g.IntN(3) {
		list = append(list, g.one(m{"min": 0, "max": 0}, m{"min": 1, "max": 65535}, m{"min": 1000, "max": 2000}, m{"min": 3000}, m{"min": 0, "max": 10}, m{"max": 5}, m{"min": 1000, "max": 1000}))
	}
	if len(list) == 0 {
		return g.one(nil, list, []any{m{"min": 1, "max": 65535}}, []any{m{"min": 1000, "max": 2000}})
	}
	return list
}

func (g generator) strategy(rules ...any) m {
	if g.chance(2) {
		rules = []any{"", "Whatever", nil}
	}
	return m{"rule": g.one(rules...), "ranges": g.ranges()}
}

func (g generator) selinux() m {
	options := m{}
	g.set(70, options, "level", "s0:c1,c2", "s0:c2,c1", "s0", "", "s0:c1,c1")
	g.set(40, options, "type", "container_t", "spc_t")
	g.set(20, options, "role", "object_r", "")
	g.set(20, options, "user", "system_u")
	return options
}

// policy is a PodSecurityPolicy, strict or loose.
func (g generator) policy(name string) m {
	loose := 30 + g.IntN(70)
	spec := m{
		"runAsUser":          g.strategy("RunAsAny", "MustRunAs", "MustRunAsNonRoot"),
		"fsGroup":            g.strategy("RunAsAny", "RunAsAny", "MustRunAs", "MayRunAs"),
		"supplementalGroups": g.strategy("RunAsAny", "RunAsAny", "MustRunAs", "MayRunAs"),
		"seLinux":            m{"rule": g.one("RunAsAny", "RunAsAny", "RunAsAny", "MustRunAs")},
		"volumes":            g.one([]any{"*"}, []any{"*"}, g.some(loose, types...), g.some(40, types...), nil),
	}
	if g.chance(90) && spec["seLinux"].(m)["rule"] == "MustRunAs" {
		spec["seLinux"].(m)["seLinuxOptions"] = g.selinux()
	}
	if g.chance(40) {
		spec["runAsGroup"] = g.strategy("RunAsAny", "MustRunAs", "MayRunAs")
	}
	for _, field := range []string{"privileged", "hostNetwork", "hostPID", "hostIPC"} {
		g.set(loose, spec, field, true, true, true, false, nil)
	}
	g.set(25, spec, "readOnlyRootFilesystem", true, false)
	g.set(40, spec, "allowPrivilegeEscalation", true, false, nil)
	g.set(20, spec, "defaultAllowPrivilegeEscalation", true, false, nil)
	g.set(loose, spec, "allowedCapabilities", []any{"*"}, g.some(60, capabilities...))
	g.set(20, spec, "defaultAddCapabilities", g.some(30, capabilities...))
	g.set(30, spec, "requiredDropCapabilities", g.some(30, capabilities...), []any{"ALL"})
	g.set(loose, spec, "hostPorts", []any{m{"min": 0, "max": 65535}}, []any{m{"min": 80, "max": 80}, m{"min": 8000, "max": 9000}}, []any{m{"max": 100}}, nil)
	g.set(40, spec, "allowedHostPaths", []any{m{"pathPrefix": g.one(hostPaths...)}}, []any{m{"pathPrefix": g.one(hostPaths...), "readOnly": true}},
		[]any{m{"pathPrefix": "/var", "readOnly": true}, m{"pathPrefix": "/var/log", "readOnly": false}}, []any{})
	g.set(30, spec, "allowedFlexVolumes", []any{m{"driver": g.one(drivers...)}}, []any{m{}})
	g.set(30, spec, "allowedCSIDrivers", []any{m{"name": g.one(drivers...)}}, []any{m{}})
	g.set(loose, spec, "allowedUnsafeSysctls", []any{"*"}, []any{"kernel.msg*"}, g.some(40, sysctls...))
	g.set(20, spec, "forbiddenSysctls", []any{"*"}, []any{"kernel.*"}, g.some(20, sysctls...))
	g.set(30, spec, "allowedProcMountTypes", []any{"Unmasked"}, []any{"Default"}, []any{"Default", "Unmasked"}, []any{}, nil)
	if g.chance(25) {
		class := m{"allowedRuntimeClassNames": g.one([]any{"*"}, []any{"gvisor"}, []any{"kata", "gvisor"}, nil)}
		g.set(40, class, "defaultRuntimeClassName", "gvisor", "kata", nil)
		spec["runtimeClass"] = class
	}
	annotations := m{}
	g.set(60, annotations, "seccomp.security.alpha.kubernetes.io/allowedProfileNames", "*", "*", "runtime/default", "docker/default", "localhost/a,unconfined", "", "runtime/default,")
	g.set(20, annotations, "seccomp.security.alpha.kubernetes.io/defaultProfileName", "runtime/default", "docker/default", "localhost/a", "")
	g.set(25, annotations, "apparmor.security.beta.kubernetes.io/allowedProfileNames", "runtime/default", "runtime/default,localhost/a", "unconfined,runtime/default", "")
	g.set(20, annotations, "apparmor.security.beta.kubernetes.io/defaultProfileName", "runtime/default", "localhost/b", "")
	return m{"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": m{"name": name, "annotations": annotations}, "spec": spec}
}

// world is one with policies, and with roles and bindings that let users and accounts use
// some of them.
func (g generator) world() world {
	var w world
	var names []any
	for i := range g.IntN(7) {
		name := fmt.Sprintf("%c-policy", 'a'+(i*5)%7)
		names = append(names, name)
		w.policies = append(w.policies, g.policy(name))
	}
	for _, namespace := range []string{"shop", "blog"} {
		for _, name := range []string{"default", "web"} {
			account := m{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": m{"name": name, "namespace": namespace}}
			g.set(40, account, "automountServiceAccountToken", true, false, false, nil)
			w.accounts = append(w.accounts, account)
		}
	}
	for i := range 4 {
		rule := m{
			"verbs": g.one([]any{"use"}, []any{"*"}, []any{"use"}, []any{"get"}), "apiGroups": g.one([]any{"policy"}, []any{"extensions"}, []any{"*"}, []any{"policy", "extensions"}, []any{"apps"}),
			"resources": g.one([]any{"podsecuritypolicies"}, []any{"podsecuritypolicies"}, []any{"*"}, []any{"pods"}),
		}
		if g.chance(70) {
			rule["resourceNames"] = g.some(50, names...)
		}
		role := m{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": m{"name": fmt.Sprint("role-", i)}, "rules": []any{rule}}
		if i == 3 {
			role["kind"], role["metadata"].(m)["namespace"] = "Role", "shop"
		}
		w.rights = append(w.rights, role)
	}
	for i := range 4 {
		binding := m{
			"apiVersion": "rbac.authorization.k8s.io/v1", "kind": g.one("ClusterRoleBinding", "RoleBinding", "RoleBinding"),
			"metadata": m{"name": fmt.Sprint("binding-", i)},
			"roleRef":  m{"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": fmt.Sprint("role-", g.IntN(3))},
			"subjects": []any{g.one(
				m{"kind": "ServiceAccount", "name": "default", "namespace": g.one("shop", "blog")},
				m{"kind": "ServiceAccount", "name": "web", "namespace": "shop"},
				m{"kind": "User", "name": "alice", "apiGroup": "rbac.authorization.k8s.io"},
				m{"kind": "Group", "name": "devs", "apiGroup": "rbac.authorization.k8s.io"},
				m{"kind": "Group", "name": "system:authenticated", "apiGroup": "rbac.authorization.k8s.io"},
				m{"kind": "Group", "name": "system:serviceaccounts", "apiGroup": "rbac.authorization.k8s.io"},
				m{"kind": "Group", "name": "system:serviceaccounts:shop", "apiGroup": "rbac.authorization.k8s.io"},
				m{"kind": "User", "name": "system:serviceaccount:shop:default", "apiGroup": "rbac.authorization.k8s.io"},
			)},
		}
		if binding["kind"] == "RoleBinding" {
			binding["metadata"].(m)["namespace"] = g.one("shop", "shop", "blog")
			if g.chance(25) {
				binding["metadata"].(m)["namespace"] = "shop"
				binding["roleRef"] = m{"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "role-3"}
			}
		}
		w.rights = append(w.rights, binding)
	}
	return w
}

// user is somebody, at times somebody who may do everything, or nobody.
func (g generator) user() *user.DefaultInfo {
	switch g.IntN(10) {
	case 0:
		return nil
	case 1, 2, 3:
		return &user.DefaultInfo{Name: "root", Groups: []string{"system:masters", "system:authenticated"}}
	case 4, 5:
		return &user.DefaultInfo{Name: "alice", Groups: []string{"system:authenticated"}}
	case 6:
		return &user.DefaultInfo{Name: "bob", Groups: []string{"devs", "system:authenticated"}}
	case 7:
		return &user.DefaultInfo{Name: "mallory", Groups: []string{"system:authenticated"}}
	default:
		return &user.DefaultInfo{Name: "system:serviceaccount:kube-system:replicaset-controller", Groups: []string{"system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"}}
	}
}
