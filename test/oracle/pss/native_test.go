package pss_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// newest is the newest minor version the oracle knows.
const newest = 37

// versions are all policy versions there are: v1.0 to the newest, and latest.
func versions() []api.Version {
	var all []api.Version
	for minor := range newest + 1 {
		all = append(all, api.MajorMinorVersion(1, minor))
	}
	return append(all, api.LatestVersion())
}

var levels = []api.Level{api.LevelBaseline, api.LevelRestricted}

// policyOf maps a check of the oracle to the policy of reeve that stands for it.
var policyOf = map[policy.CheckID]string{
	"allowPrivilegeEscalation":   "psp/pss-privilege-escalation",
	"appArmorProfile":            "psp/pss-apparmor",
	"capabilities_baseline":      "psp/pss-capabilities-baseline",
	"capabilities_restricted":    "psp/pss-capabilities-restricted",
	"hostNamespaces":             "psp/pss-host-namespaces",
	"hostPathVolumes":            "psp/pss-host-path",
	"hostPorts":                  "psp/pss-host-ports",
	"hostProbesAndHostLifecycle": "psp/pss-host-probes",
	"privileged":                 "psp/pss-privileged",
	"procMount":                  "psp/pss-proc-mount",
	"procMount_restricted":       "psp/pss-proc-mount",
	"restrictedVolumes":          "psp/pss-volume-types",
	"runAsNonRoot":               "psp/pss-run-as-non-root",
	"runAsUser":                  "psp/pss-run-as-user",
	"seLinuxOptions":             "psp/pss-selinux",
	"seccompProfile_baseline":    "psp/pss-seccomp-baseline",
	"seccompProfile_restricted":  "psp/pss-seccomp-restricted",
	"sysctls":                    "psp/pss-sysctls",
	"windowsHostProcess":         "psp/pss-host-process",
}

// native is the oracle for one level and version. The library's own evaluator tells
// only whether a pod is allowed; which checks fail is worked out here from the same
// checks, and the two are compared on every pod.
type native struct {
	level     api.LevelVersion
	evaluator policy.Evaluator
	checks    map[policy.CheckID]policy.CheckPodFn
}

func newNative(t testing.TB, level api.Level, version api.Version) *native {
	t.Helper()
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		t.Fatal(err)
	}
	n := &native{api.LevelVersion{Level: level, Version: version}, evaluator, map[policy.CheckID]policy.CheckPodFn{}}
	var overridden []policy.CheckID
	for _, check := range policy.DefaultChecks() {
		if check.Level == api.LevelRestricted && level == api.LevelBaseline {
			continue
		}
		for _, v := range check.Versions { // in rising order
			if !version.Older(v.MinimumVersion) {
				n.checks[check.ID] = v.CheckPod
				overridden = append(overridden, v.OverrideCheckIDs...)
			}
		}
	}
	for _, id := range overridden {
		delete(n.checks, id)
	}
	return n
}

// failing returns the policies that must complain, in order.
func (n *native) failing(t testing.TB, pod *corev1.Pod) []string {
	t.Helper()
	failed := map[string]bool{}
	for id, check := range n.checks {
		if result := check(&pod.ObjectMeta, &pod.Spec); !result.Allowed {
			if policyOf[id] == "" {
				t.Fatalf("check %s has no policy", id)
			}
			failed[policyOf[id]] = true
		}
	}
	result := policy.AggregateCheckResults(n.evaluator.EvaluatePod(n.level, &pod.ObjectMeta, &pod.Spec))
	if result.Allowed != (len(failed) == 0) {
		t.Fatalf("%s: the oracle contradicts itself: allowed %v, failing %v", n.level, result.Allowed, failed)
	}
	return slices.Sorted(maps.Keys(failed))
}

// profile is the name of the oracle's level and version in reeve.
func profile(level api.Level, version api.Version) string {
	return fmt.Sprintf("%s@%s", level, version)
}
