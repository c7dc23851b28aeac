package rbac

import (
	"encoding/json"

	"github.com/reeve-policy/reeve/policy"
)

// Grant is a role that a binding gives to a subject, and the first rule of the role that
// allows what was asked.
type Grant struct {
	Subject Subject          // as the binding names it
	Binding policy.ObjectRef // its namespace is where the grant holds; none means everywhere
	Role    policy.ObjectRef
	Rule    Rule
}

// RoleGrant is a role that a binding gives to a subject, with all its rules, those of
// aggregated roles included. There are none where the inventory does not have the role.
type RoleGrant struct {
	Subject Subject          // as the binding names it
	Binding policy.ObjectRef // its namespace is where the grant holds; none means everywhere
	Role    policy.ObjectRef
	Rules   []Rule
}

// apiVersion is that in which references are given, whatever the inventory has.
const apiVersion = "rbac.authorization.k8s.io/v1"

// UnmarshalJSON reads a grant as Rego gives it.
func (g *Grant) UnmarshalJSON(text []byte) error {
	type plain Grant
	err := json.Unmarshal(text, (*plain)(g))
	g.Binding.APIVersion, g.Role.APIVersion = apiVersion, apiVersion
	return err
}

// UnmarshalJSON reads a grant as Rego gives it.
func (g *RoleGrant) UnmarshalJSON(text []byte) error {
	type plain RoleGrant
	err := json.Unmarshal(text, (*plain)(g))
	g.Binding.APIVersion, g.Role.APIVersion = apiVersion, apiVersion
	return err
}
