package evaluator

import (
	"context"
	"fmt"
	"slices"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// subject is what matching looks at: an object in its request.
type subject struct {
	ref         policy.ObjectRef
	group       string
	namespace   string // "" for cluster-scoped objects
	labels      map[string]any
	operation   policy.Operation
	subResource string
	terminating bool
	template    bool // it bears a pod template, and has one
	bears       bool // its kind bears a pod template
}

func (ev *Evaluator) subjectOf(o *object.Object, request Request) *subject {
	ref := o.Ref()
	s := &subject{ref: ref, operation: request.operation(), subResource: request.SubResource}
	s.group, _ = splitAPIVersion(ref.APIVersion)
	metadata, _ := o.Value["metadata"].(map[string]any)
	s.labels, _ = metadata["labels"].(map[string]any)
	s.terminating = metadata["deletionTimestamp"] != nil
	s.namespace = namespaceOf(s.group, ref, request.Namespace)
	path, bears := ev.templates[groupKind(s.group, ref.Kind)]
	if s.bears = bears; bears {
		_, s.template = valueAt(o.Value, path).(map[string]any)
	}
	return s
}

func namespaceOf(group string, ref policy.ObjectRef, requested string) string {
	switch {
	case group == "" && ref.Kind == "Namespace":
		return ref.Name
	case clusterScoped[groupKind(group, ref.Kind)]:
		return ""
	case ref.Namespace != "":
		return ref.Namespace
	case requested != "":
		return requested
	}
	return "default"
}

func groupKind(group, kind string) string {
	if group == "" {
		return kind
	}
	return group + "/" + kind
}

// templatePaths asks the bundle which kinds bear a pod template, and where.
func templatePaths(ctx context.Context, binding *rego.Binding) (map[string]policy.Path, error) {
	answer, err := binding.Ask(ctx, rego.NewInput(map[string]any{}), "data.reeve.lib.workload.template_paths")
	if err != nil {
		return nil, err
	}
	byKind, ok := answer.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("evaluator: template paths are %T: want an object", answer)
	}
	paths := make(map[string]policy.Path, len(byKind))
	for kind, raw := range byKind {
		elements, _ := raw.([]any)
		paths[kind] = policy.Path(slices.Clone(elements))
	}
	return paths, nil
}
