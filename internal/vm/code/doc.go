// Package code is OPA's plan in a form that passes can work on: every statement of
// ir.Policy is a Node with its operands, and the passes make fewer and larger ones.
package code
