// Package builtin runs OPA's built-in functions on the vm's values. Those that policies
// use most have a native form for the operands they are meant for; with any other, and
// for all other functions, OPA's own is called, so that errors are OPA's.
package builtin
