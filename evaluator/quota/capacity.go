package quota

import (
	"context"
	"fmt"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// Amounts are quantities in the notation of Kubernetes, by the names that quotas have for
// resources, such as requests.cpu or count/secrets.
type Amounts map[string]string

// Account is what a ResourceQuota says of what it counts.
type Account struct {
	Quota policy.ObjectRef
	Hard  Amounts // what it limits
	Used  Amounts // what is in use: as its status says or else as the inventory adds up
	Added Amounts // what is asked for on top of that
	Left  Amounts // what would be left then, below zero where that is too much

	// The following are those of Capacity.

	// Passing is what updates of workloads add for a time, and runs of CronJobs that overlap.
	Passing Amounts
	// Least is what would be left then. Below zero, an update gets stuck.
	Least Amounts
	// Doubts are what nobody knows: how many pods a DaemonSet makes, where the inventory of
	// nodes is not declared complete. They are not in Added.
	Doubts []string
}

// Capacity answers what each ResourceQuota of a namespace limits, what is used of it, and
// what objects add that are yet to be made. Workloads add the pods and claims that they
// make, as many as their autoscalers allow, a DaemonSet as many as there are nodes that let
// its pods in, and each quota counts what its scopes select.
// Every object counts, whatever namespace it names.
func (q *Questions) Capacity(ctx context.Context, namespace string, objects ...any) ([]Account, error) {
	values := make([]map[string]any, len(objects))
	for i, o := range objects {
		var err error
		if values[i], err = object.One(o); err != nil {
			return nil, fmt.Errorf("quota: object %d: %w", i, err)
		}
		values[i] = placed(values[i], namespace)
	}
	var given [][]givenAccount
	if err := q.ask(ctx, "capacity", []any{map[string]any{"namespace": namespace, "objects": values}}, &given); err != nil {
		return nil, err
	}
	var accounts []Account
	for _, g := range given[0] {
		accounts = append(accounts, g.account(namespace))
	}
	return accounts, nil
}

// placed is a copy of the object in the namespace.
func placed(object map[string]any, namespace string) map[string]any {
	copied := make(map[string]any, len(object))
	for key, value := range object {
		copied[key] = value
	}
	metadata := map[string]any{}
	if given, ok := object["metadata"].(map[string]any); ok {
		for key, value := range given {
			metadata[key] = value
		}
	}
	metadata["namespace"] = namespace
	copied["metadata"] = metadata
	return copied
}
