package object

import "github.com/reeve-policy/reeve/policy"

// Item is what a reader found next; exactly one field is set.
type Item struct {
	Object  *Object
	Problem *policy.InputError // something that could not be read
	Notice  *policy.Notice     // something that was left out on purpose
}

func problem(p policy.InputError) Item { return Item{Problem: &p} }

func notice(location policy.Location, message string) Item {
	return Item{Notice: &policy.Notice{Location: location, Message: message}}
}
