// Package image proves reeve's view of image references against the parser that container
// runtimes use, github.com/distribution/reference. It holds tests only and is a module of
// its own, so that users of reeve inherit none of what it links.
package image
