package object

import (
	"fmt"
	"maps"
	"strings"

	"github.com/reeve-policy/reeve/policy"
)

// isList reports whether an object is a list of objects rather than an object.
// A List, and any kind that ends so in a group of Kubernetes' own, is one if it
// has items; of another group it must have no name, since a custom resource may
// well be called AllowList.
func isList(fields map[string]any) bool {
	apiVersion, kind := stringAt(fields, "apiVersion"), stringAt(fields, "kind")
	items, present := fields["items"]
	_, array := items.([]any)
	switch {
	case !strings.HasSuffix(kind, "List"):
		return false
	case apiVersion == "v1" && kind == "List":
		return true
	case !present || !array && items != nil:
		return false
	}
	return ofKubernetes(apiVersion) || refOf(fields).Name == ""
}

// ofKubernetes reports whether a group is one that no custom resource may have.
func ofKubernetes(apiVersion string) bool {
	group, _, found := strings.Cut(apiVersion, "/")
	return !found || !strings.Contains(group, ".") || strings.HasSuffix(group, ".k8s.io")
}

// list hands on the items of a list.
func (d *document) list(fields map[string]any, src source, item policy.Path) bool {
	items, ok := fields["items"].([]any)
	if !ok && fields["items"] != nil {
		return d.problem(src, fields, item, fault{
			path:   policy.Path{"items"},
			reason: fmt.Sprintf("items is %s, not a list", kindOf(fields["items"])),
			remedy: "write the objects as a list",
		})
	}
	if len(items) == 0 {
		return d.empty(fields, src)
	}
	var sources []source
	if src != nil {
		sources = src.elements("items")
	}
	for i, element := range items {
		itemSource := src // better the place of the list than none
		if i < len(sources) {
			itemSource = sources[i]
		}
		if !d.item(fields, element, itemSource, item.Append("items", i)) {
			return false
		}
	}
	return true
}

func (d *document) item(list map[string]any, element any, src source, item policy.Path) bool {
	fields, ok := element.(map[string]any)
	if !ok {
		return d.problem(src, list, item, fault{
			reason: fmt.Sprintf("the item is %s, not an object", kindOf(element)),
			remedy: "write an object, or remove the item",
		})
	}
	return d.object(withKind(list, fields), src, item)
}

func (d *document) empty(fields map[string]any, src source) bool {
	place := policy.Location{File: d.origin.File}
	if src != nil {
		place = src.locate(nil)
		place.File = d.origin.File
	}
	ref := refOf(fields)
	return d.yield(Item{Notice: &policy.Notice{Location: place, Object: ref.String(), Message: "the list has no items"}})
}

// withKind fills in what the items of a typed list lack: a DeploymentList of
// apps/v1 holds Deployments of apps/v1. The caller's map is left alone.
func withKind(list, fields map[string]any) map[string]any {
	itemKind := strings.TrimSuffix(stringAt(list, "kind"), "List")
	kind, apiVersion := absent(fields["kind"]), absent(fields["apiVersion"])
	if itemKind == "" || !kind && !apiVersion || !kind && fields["kind"] != itemKind {
		return fields
	}
	filled := maps.Clone(fields)
	filled["kind"] = itemKind
	if apiVersion {
		filled["apiVersion"] = list["apiVersion"]
	}
	return filled
}

func absent(value any) bool { return value == nil || value == "" }
