// Package rbac answers questions about rights: who may do what, through which binding, and
// whether one set of rules exceeds another. It asks the same Rego that policies are made
// of, over the roles and bindings in the inventory of an evaluator.
package rbac
