package rbac

import (
	"errors"
	"fmt"
)

// Kind is the kind of a Subject.
type Kind string

// The kinds that bindings name.
const (
	KindUser           Kind = "User"
	KindGroup          Kind = "Group"
	KindServiceAccount Kind = "ServiceAccount"
)

// Subject is somebody who holds rights.
type Subject struct {
	Kind      Kind   `json:"kind"`
	Name      string `json:"name"`
	Namespace string `json:"namespace,omitempty"` // of a ServiceAccount only
	// Groups are further groups that the subject of a question is in. Those that the API
	// server itself puts everybody in, such as system:authenticated, need no mention.
	Groups []string `json:"groups,omitempty"`
}

// User is a user with the groups that its credentials name.
func User(name string, groups ...string) Subject {
	return Subject{Kind: KindUser, Name: name, Groups: groups}
}

// Group is whoever is in a group, of which nothing else is known.
func Group(name string) Subject { return Subject{Kind: KindGroup, Name: name} }

// ServiceAccount is an account of a namespace.
func ServiceAccount(namespace, name string) Subject {
	return Subject{Kind: KindServiceAccount, Namespace: namespace, Name: name}
}

// check refuses what could only be answered wrongly.
func (s Subject) check() error {
	switch {
	case s.Name == "":
		return errors.New("subject without a name: want that of a user, group or service account")
	case s.Kind == KindServiceAccount && s.Namespace == "":
		return fmt.Errorf("service account %q without a namespace", s.Name)
	case s.Kind != KindUser && s.Kind != KindGroup && s.Kind != KindServiceAccount:
		return fmt.Errorf("subject of kind %q: want %s, %s or %s", s.Kind, KindUser, KindGroup, KindServiceAccount)
	case s.Kind != KindServiceAccount && s.Namespace != "":
		return fmt.Errorf("%s %q with a namespace: only a service account has one", s.Kind, s.Name)
	}
	return nil
}
