package quota

import "github.com/reeve-policy/reeve/policy"

// givenAnswer is an answer as Rego gives it.
type givenAnswer struct {
	Refusals []struct {
		Msg       string
		Container string
		Path      policy.Path
		By        struct{ Kind, Name string }
		ByPath    policy.Path `json:"by_path"`
	}
	Charge Amounts
	Quotas []givenAccount
	Patch  []struct {
		Op    string
		Path  policy.Path
		Value any
	}
	Missing []string
}

type givenAccount struct {
	Name                    string
	Hard, Used, Added, Left Amounts
	Passing, Least          Amounts
	Doubts                  []string
}

func (g givenAnswer) answer(namespace string) Answer {
	a := Answer{Charge: g.Charge, Missing: g.Missing}
	for _, r := range g.Refusals {
		a.Refusals = append(a.Refusals, Refusal{
			Message: r.Msg, Container: r.Container, Path: r.Path, By: ref(r.By.Kind, namespace, r.By.Name), ByPath: r.ByPath,
		})
	}
	for _, account := range g.Quotas {
		a.Quotas = append(a.Quotas, account.account(namespace))
	}
	for _, op := range g.Patch {
		a.Patch = append(a.Patch, policy.PatchOperation{Op: op.Op, Path: op.Path.Pointer(), Value: op.Value})
	}
	return a
}

func (g givenAccount) account(namespace string) Account {
	return Account{
		Quota: ref("ResourceQuota", namespace, g.Name), Hard: g.Hard, Used: g.Used, Added: g.Added, Left: g.Left,
		Passing: g.Passing, Least: g.Least, Doubts: g.Doubts,
	}
}

func ref(kind, namespace, name string) policy.ObjectRef {
	return policy.ObjectRef{APIVersion: "v1", Kind: kind, Namespace: namespace, Name: name}
}

func namespaceOf(object any) string {
	value, _ := object.(map[string]any)
	metadata, _ := value["metadata"].(map[string]any)
	if namespace, _ := metadata["namespace"].(string); namespace != "" {
		return namespace
	}
	return "default"
}
