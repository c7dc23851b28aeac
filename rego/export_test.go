package rego

// Declined says why a question does not run on the fast engine, nil when it does.
func Declined(b *Binding, rule string) error {
	q := b.question(rule)
	if q.beside != nil {
		return Declined(q.beside, rule)
	}
	return q.declined
}
