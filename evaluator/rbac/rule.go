package rbac

// Rule is one rule of a Role or ClusterRole. Its fields are those of the PolicyRule of
// k8s.io/api/rbac/v1, so that either converts to the other: rbac.Rule(rule).
type Rule struct {
	Verbs           []string `json:"verbs"`
	APIGroups       []string `json:"apiGroups,omitempty"`
	Resources       []string `json:"resources,omitempty"`
	ResourceNames   []string `json:"resourceNames,omitempty"`
	NonResourceURLs []string `json:"nonResourceURLs,omitempty"`
}
