// Package vm runs OPA's plans as Go closures over Kubernetes values.
//
// Compile makes a Program of a plan and the documents it reads. Its functions are nested
// lists of closures that work on values as they are: maps and lists from a decoder, and
// compact objects, arrays and sets of the vm's own for those that Rego makes. A machine
// has the stack and the results of one evaluation; machines are pooled, programs frozen.
//
// What the vm answers, OPA's topdown would answer too. Where it cannot know, for a
// statement that is new to it or an error, it declines and says why.
package vm
