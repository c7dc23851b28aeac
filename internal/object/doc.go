// Package object turns bytes and Go values into Kubernetes objects that know
// where they came from.
//
// Values are what kubectl would read: YAML goes through sigs.k8s.io/yaml in
// strict mode, JSON through a decoder that refuses duplicate keys, and numbers
// stay exact. A second YAML parser, which reads other values, is only asked for
// positions, and only once somebody wants one.
//
// Nothing is dropped in silence: what is not an object is a problem or a notice.
package object
