package policy

// Match selects what a policy judges. In METADATA it says what the policy is
// about; in a Setting it narrows that further. Within a field the entries are
// alternatives; fields are combined with "and"; an empty field selects all.
type Match struct {
	// Workloads selects every kind that bears a pod template, the Pod itself and
	// the configured custom kinds included.
	Workloads bool `json:"workloads,omitempty"`
	// Kinds are written Kind for the core group, group/Kind, or group/* and */*;
	// any version matches. Combined with Workloads they are alternatives.
	Kinds []string `json:"kinds,omitempty"`
	// Operations at admission; empty means CREATE and UPDATE. An object judged
	// outside admission counts as CREATE.
	Operations []Operation `json:"operations,omitempty"`
	// Namespaces and ExcludedNamespaces are names; a trailing * matches any rest.
	// A namespaced object without one counts as "default". Cluster-scoped objects
	// are not selected by Namespaces and never excluded; a Namespace counts as
	// being in itself.
	Namespaces         []string `json:"namespaces,omitempty"`
	ExcludedNamespaces []string `json:"excludedNamespaces,omitempty"`
	// Labels must all be on the object.
	Labels map[string]string `json:"labels,omitempty"`
}

// Operation is what an admission request does, in the API server's spelling.
type Operation string

// The operations.
const (
	OperationCreate  Operation = "CREATE"
	OperationUpdate  Operation = "UPDATE"
	OperationDelete  Operation = "DELETE"
	OperationConnect Operation = "CONNECT"
)
