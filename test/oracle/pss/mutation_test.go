package pss_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/reeve-policy/reeve/evaluator"
)

// mutations is how many random pods are compared.
const mutations = 6000

// TestRandomPodsFailTheSameControls draws pods whose security fields are set at
// random, far denser than people write them, so that fields meet that never meet in
// fixtures.
func TestRandomPodsFailTheSameControls(t *testing.T) {
	evaluatorOf := evaluators(t)
	random := dice{rand.New(rand.NewPCG(1, 2))}
	oracles := map[string]*native{}
	for i := range mutations {
		level, version := pick(random, levels...), pick(random, versions()...)
		name := profile(level, version)
		if oracles[name] == nil {
			oracles[name] = newNative(t, level, version)
		}
		pod := random.pod()
		want, got := oracles[name].failing(t, defaulted(pod)), complaining(t, evaluatorOf(name), evaluator.Typed(pod))
		if !slices.Equal(want, got) {
			text, _ := json.Marshal(pod)
			t.Fatalf("pod %d under %s: want %v, got %v\n%s", i, name, want, got, text)
		}
	}
}

// dice draws values.
type dice struct{ *rand.Rand }

func pick[T any](d dice, values ...T) T { return values[d.IntN(len(values))] }

// maybe is unset half of the time.
func maybe[T any](d dice, values ...T) *T {
	if d.IntN(2) == 0 {
		return nil
	}
	value := pick(d, values...)
	return &value
}

func (d dice) pod() *corev1.Pod {
	pod := &corev1.Pod{}
	pod.Name = "random"
	pod.Annotations = d.annotations()
	pod.Spec = corev1.PodSpec{
		HostNetwork: d.IntN(8) == 0, HostPID: d.IntN(8) == 0, HostIPC: d.IntN(8) == 0,
		HostUsers:       maybe(d, true, false),
		SecurityContext: d.podContext(),
		Volumes:         d.volumes(),
	}
	if d.IntN(3) == 0 {
		pod.Spec.OS = &corev1.PodOS{Name: pick(d, corev1.Linux, corev1.Windows, "")}
	}
	for i := range d.IntN(3) {
		pod.Spec.InitContainers = append(pod.Spec.InitContainers, d.container(string(rune('a'+i))))
	}
	for i := range d.IntN(3) {
		pod.Spec.Containers = append(pod.Spec.Containers, d.container(string(rune('k'+i))))
	}
	if d.IntN(4) == 0 {
		pod.Spec.EphemeralContainers = []corev1.EphemeralContainer{{
			EphemeralContainerCommon: corev1.EphemeralContainerCommon(d.container("x")),
		}}
	}
	return pod
}

func (d dice) annotations() map[string]string {
	out := map[string]string{}
	for _, key := range []string{
		"container.apparmor.security.beta.kubernetes.io/k", "container.apparmor.security.beta.kubernetes.io/nobody",
		"seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/k",
		"container.seccomp.security.alpha.kubernetes.io/a", "container.seccomp.security.alpha.kubernetes.io/x",
		"container.seccomp.security.alpha.kubernetes.io/nobody",
	} {
		if d.IntN(6) == 0 {
			out[key] = pick(d, "", "runtime/default", "docker/default", "localhost/x", "localhost/", "unconfined", "Runtime/Default")
		}
	}
	return out
}

func (d dice) podContext() *corev1.PodSecurityContext {
	if d.IntN(4) == 0 {
		return nil
	}
	context := &corev1.PodSecurityContext{
		RunAsNonRoot: maybe(d, true, true, false), RunAsUser: maybe(d, int64(0), 1000),
		SELinuxOptions: d.selinux(), SeccompProfile: d.seccomp(), AppArmorProfile: d.apparmor(), WindowsOptions: d.windows(),
	}
	for range d.IntN(3) {
		context.Sysctls = append(context.Sysctls, corev1.Sysctl{Value: "1", Name: pick(d,
			"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net/ipv4/ip_local_port_range", "net.ipv4.tcp_syncookies",
			"net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports",
			"net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
			"net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat",
			"kernel.msgmax", "", "net.core.somaxconn",
		)})
	}
	return context
}

func (d dice) container(name string) corev1.Container {
	c := corev1.Container{Name: name, Image: "i"}
	for range d.IntN(2) {
		c.Ports = append(c.Ports, corev1.ContainerPort{ContainerPort: 80, HostPort: pick(d, int32(0), 0, 80)})
	}
	if d.IntN(4) == 0 {
		c.LivenessProbe, c.ReadinessProbe, c.StartupProbe = d.probe(), d.probe(), d.probe()
		c.Lifecycle = &corev1.Lifecycle{PostStart: d.lifecycle(), PreStop: d.lifecycle()}
	}
	if d.IntN(6) == 0 {
		return c
	}
	c.SecurityContext = &corev1.SecurityContext{
		Privileged: maybe(d, true, false, false), AllowPrivilegeEscalation: maybe(d, false, false, true),
		RunAsNonRoot: maybe(d, true, true, false), RunAsUser: maybe(d, int64(0), 1000),
		ProcMount:      maybe(d, corev1.DefaultProcMount, corev1.UnmaskedProcMount, ""),
		SELinuxOptions: d.selinux(), SeccompProfile: d.seccomp(), AppArmorProfile: d.apparmor(), WindowsOptions: d.windows(),
	}
	if d.IntN(2) == 0 {
		c.SecurityContext.Capabilities = &corev1.Capabilities{Add: d.capabilities(), Drop: d.capabilities()}
	}
	return c
}

func (d dice) capabilities() []corev1.Capability {
	var all []corev1.Capability
	for range d.IntN(3) {
		all = append(all, pick[corev1.Capability](d, "ALL", "all", "NET_BIND_SERVICE", "CHOWN", "CAP_CHOWN", "MKNOD", "SYS_ADMIN", "CAP_SYS_ADMIN", ""))
	}
	return all
}

func (d dice) selinux() *corev1.SELinuxOptions {
	return maybe(d, corev1.SELinuxOptions{
		Type:  pick(d, "", "container_t", "container_init_t", "container_kvm_t", "container_engine_t", "spc_t"),
		Level: "s0", User: pick(d, "", "", "system_u"), Role: pick(d, "", "", "object_r"),
	})
}

func (d dice) seccomp() *corev1.SeccompProfile {
	return maybe(d, corev1.SeccompProfile{Type: pick[corev1.SeccompProfileType](d, "RuntimeDefault", "Localhost", "Unconfined", "")})
}

func (d dice) apparmor() *corev1.AppArmorProfile {
	return maybe(d, corev1.AppArmorProfile{Type: pick[corev1.AppArmorProfileType](d, "RuntimeDefault", "Localhost", "Unconfined", "")})
}

func (d dice) windows() *corev1.WindowsSecurityContextOptions {
	return maybe(d, corev1.WindowsSecurityContextOptions{HostProcess: maybe(d, true, false, false)})
}

func (d dice) host() string { return pick(d, "", "", "127.0.0.1") }

func (d dice) probe() *corev1.Probe {
	return maybe(d, corev1.Probe{ProbeHandler: corev1.ProbeHandler{
		HTTPGet:   maybe(d, corev1.HTTPGetAction{Host: d.host(), Port: intstr.FromInt32(1), HTTPHeaders: []corev1.HTTPHeader{{Name: "Host", Value: "x"}}}),
		TCPSocket: maybe(d, corev1.TCPSocketAction{Host: d.host()}),
	}})
}

func (d dice) lifecycle() *corev1.LifecycleHandler {
	return maybe(d, corev1.LifecycleHandler{
		HTTPGet:   maybe(d, corev1.HTTPGetAction{Host: d.host()}),
		TCPSocket: maybe(d, corev1.TCPSocketAction{Host: d.host()}),
	})
}

func (d dice) volumes() []corev1.Volume {
	var all []corev1.Volume
	for range d.IntN(2) {
		all = append(all, corev1.Volume{Name: "v", VolumeSource: pick(d,
			corev1.VolumeSource{}, corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}},
			corev1.VolumeSource{HostPath: &corev1.HostPathVolumeSource{Path: "/"}},
			corev1.VolumeSource{NFS: &corev1.NFSVolumeSource{}}, corev1.VolumeSource{Image: &corev1.ImageVolumeSource{}},
			corev1.VolumeSource{CSI: &corev1.CSIVolumeSource{}}, corev1.VolumeSource{Projected: &corev1.ProjectedVolumeSource{}},
			corev1.VolumeSource{Secret: &corev1.SecretVolumeSource{}, HostPath: &corev1.HostPathVolumeSource{}},
		)})
	}
	return all
}
