// Package policy holds the words of reeve: what a policy is (Metadata, Match,
// Profile, Setting) and what it answers (Violation, Outcome, Result, Report and
// the typed errors). It is data only and imports nothing but the standard
// library, so every other package and every consumer can share it.
package policy
