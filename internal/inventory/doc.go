// Package inventory keeps other objects, compactly and in versions: a Snapshot never
// changes, and making the next one copies only what leads to the change.
package inventory
