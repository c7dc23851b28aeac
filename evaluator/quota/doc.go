// Package quota answers questions about LimitRanges and ResourceQuotas: whether an object
// would be admitted by those of its namespace, what it uses, and what is left. It asks the
// same Rego that policies are made of, over the inventory of an evaluator.
package quota
