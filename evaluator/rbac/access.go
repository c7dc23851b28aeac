package rbac

import (
	"errors"
	"fmt"
	"strings"
)

// Access is what somebody may do: a verb on a resource, or on a URL that is none.
type Access struct {
	// Verb is that of RBAC, such as get, create or bind.
	Verb string `json:"verb"`
	// Group is the API group, empty for the core group.
	Group string `json:"group,omitempty"`
	// Resource is a plural, with a subresource after a slash: pods or pods/exec.
	Resource string `json:"resource,omitempty"`
	// Namespace is where. Empty means across all namespaces at once, as the list of all
	// pods is, and it is not looked at for what lives in none.
	Namespace string `json:"namespace,omitempty"`
	// Name is the one object meant. Empty means a request that carries no name, which
	// rules with resource names do not allow. A list carries one in a field selector.
	Name string `json:"name,omitempty"`
	// URL is a path such as /metrics, without any of the fields above but Verb.
	URL string `json:"url,omitempty"`
}

// check refuses what could only be answered wrongly.
func (a Access) check() error {
	resource, subresource, _ := strings.Cut(a.Resource, "/")
	switch {
	case a.Verb == "":
		return errors.New("access without a verb: want one such as get")
	case a.URL != "" && a != (Access{Verb: a.Verb, URL: a.URL}):
		return fmt.Errorf("access to the URL %q and to a resource: want one of them", a.URL)
	case a.URL == "" && resource == "":
		return errors.New("access without a resource or URL")
	case strings.Contains(a.Resource, "/") && subresource == "":
		return fmt.Errorf("resource %q ends in a slash: want a subresource after it, or none", a.Resource)
	}
	return nil
}
