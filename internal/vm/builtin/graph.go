package builtin

import "github.com/reeve-policy/reeve/internal/vm/value"

func graphs(name string) native {
	if name != "graph.reachable" {
		return nil
	}
	return func(_ *Context, args []any) (any, bool) {
		queue, ok := members(args[1])
		if !ok || !value.IsObject(args[0]) {
			return nil, false
		}
		reached := &value.Set{}
		for len(queue) > 0 {
			node := queue[0]
			queue = queue[1:]
			edges := value.Get(args[0], node)
			if edges == nil || reached.Has(node) {
				continue
			}
			reached.Add(node)
			neighbours, _ := members(edges)
			queue = append(queue[:len(queue):len(queue)], neighbours...)
		}
		return reached, true
	}
}

// members are the elements of an array or a set.
func members(v any) (all []any, ok bool) {
	if s, ok := v.(*value.Set); ok {
		return s.Items(), true
	}
	for _, e := range value.Elems(v) {
		all = append(all, value.Norm(e))
	}
	return all, value.IsArray(v)
}
