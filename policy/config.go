package policy

// Config is what concerns all policies. The zero value is the default.
type Config struct {
	// KubernetesVersion is the cluster's version: "latest" or "v1.N"; empty means
	// latest. It is not the version of the Pod Security Standards, which is a
	// parameter of those policies.
	KubernetesVersion string `json:"k8sVersion,omitempty"`
	// OSHeuristic lets the node selector kubernetes.io/os tell the operating
	// system of a pod that does not declare spec.os.
	OSHeuristic bool `json:"osHeuristic,omitempty"`
	// PodSpecPaths are further kinds that bear a pod template: "group/Kind" (or
	// "Kind" for the core group) to the path of the template.
	PodSpecPaths map[string][]string `json:"extraPodSpecPaths,omitempty"`
	// PSPEnabled is whether the admission plugin PodSecurityPolicy, which Kubernetes has up
	// to v1.24, is on. Nil means where the inventory has any policy for it.
	PSPEnabled *bool `json:"pspEnabled,omitempty"`
	// Fixes says which patches violations carry: FixesSafe or FixesAll; empty means
	// safe ones.
	Fixes Fixes `json:"fixes,omitempty"`
}

// Fixes says which patches violations carry.
type Fixes string

// The choices.
const (
	FixesSafe Fixes = "safe" // only those that just tighten and stop no healthy container
	FixesAll  Fixes = "all"  // those that may change how the workload behaves as well
)
