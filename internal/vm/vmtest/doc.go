// Package vmtest holds the vm against topdown: every rule without arguments of a set of
// modules, on any input, with any inventory.
package vmtest
