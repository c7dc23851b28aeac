package kubeapi

import "github.com/reeve-policy/reeve/policy"

// run is where a kind that runs pods says what is to run.
type run struct {
	path     []string
	shape    string // in types.txt
	optional bool
	missing  string // reason of the fault, where not optional
}

const (
	noTemplate = "no pod template"
	noSpec     = "no pod spec"
	patchFirst = "apply the patch first (kustomize build) and scan the result"
)

var runs = map[string]run{
	"Pod":                   {path: []string{"spec"}, shape: "core/v1.PodSpec", missing: noSpec},
	"PodTemplate":           inTemplate("template"),
	"Deployment":            inTemplate("spec", "template"),
	"StatefulSet":           inTemplate("spec", "template"),
	"DaemonSet":             inTemplate("spec", "template"),
	"ReplicaSet":            inTemplate("spec", "template"),
	"Job":                   inTemplate("spec", "template"),
	"CronJob":               inTemplate("spec", "jobTemplate", "spec", "template"),
	"ReplicationController": {path: []string{"spec", "template"}, shape: podTemplate, optional: true},
}

const podTemplate = "core/v1.PodTemplateSpec"

func inTemplate(path ...string) run {
	return run{path: path, shape: podTemplate, missing: noTemplate}
}

// outline checks what an object of a gone API version has in common with those
// of today.
func (c *checker) outline(object map[string]any, run run) {
	metadata := place{key: "metadata", index: noIndex}
	c.value(object["metadata"], types().shapes["meta/v1.ObjectMeta"], &metadata)
	c.below(object, run.path, types().shapes[run.shape], nil)
}

// below checks the value that stands at path below an outer one.
func (c *checker) below(outer any, path []string, s *shape, at *place) {
	if outer == nil {
		return
	}
	if len(path) == 0 {
		c.value(outer, s, at)
		return
	}
	fields, ok := outer.(map[string]any)
	if !ok {
		c.fault(outer, structure, at)
		return
	}
	c.below(fields[path[0]], path[1:], s, &place{parent: at, key: path[0], index: noIndex})
}

// template finds the object whose pod template is missing. The API server
// decodes it and refuses it in validation; without it no policy has anything
// to judge, so silence here would read as a pass.
func (c *checker) template(object map[string]any, run run) {
	if run.optional {
		return
	}
	fields := object
	for i, key := range run.path {
		value := fields[key]
		if value == nil {
			c.faults = append(c.faults, Fault{Path: pathOf(run.path[:i+1]), Reason: run.missing, Remedy: patchFirst})
			return
		}
		var ok bool
		if fields, ok = value.(map[string]any); !ok {
			return // a fault of its own already
		}
	}
}

func pathOf(keys []string) policy.Path {
	var path policy.Path
	for _, key := range keys {
		path = append(path, key)
	}
	return path
}
