package psp

import (
	"context"

	"github.com/reeve-policy/reeve/policy"
)

// Levels is what a policy has in common with the levels of the Pod Security Standards,
// which are privileged, baseline and restricted.
type Levels struct {
	Policy string `json:"name"`
	// Level is the strictest one that refuses nothing which the policy allows.
	Level  string
	Fields []FieldLevel
}

// FieldLevel is what one field of a policy has in common with the levels.
type FieldLevel struct {
	Field string // of the spec, or the key of an annotation
	// Level is the strictest one that refuses nothing which the field allows.
	Level string
	// Lost are the levels above privileged that allow something which the field refuses.
	Lost []string
	// Fills is what the field fills in for pods that leave it open, nil for nothing.
	Fills any
}

// Levels answers what each policy of the inventory has in common with the levels, by name.
// Of Windows containers in the host and of hosts in probes no policy says anything; levels
// above privileged refuse them.
func (q *Questions) Levels(ctx context.Context) ([]Levels, error) {
	var answers []Levels
	err := q.ev.Ask(ctx, "data.reeve.questions.migration.policies", map[string]any{}, &answers)
	return answers, err
}

// Migration is how a namespace leaves its policies behind so that nothing changes.
type Migration struct {
	Namespace string
	// Level is the strictest one that refuses no pod which runs in the namespace, after the
	// patches of all workloads, and Version that of the standards: latest or v1.N.
	Level, Version string
	// Workloads are what runs in the namespace. A pod of a known controller stands for that
	// one, and what has ended is left out.
	Workloads []Workload
	// Missing are the kinds that the inventory would have to be complete for before the
	// answer is certain.
	Missing []string
}

// Labels have Pod Security admission enforce the level on the namespace.
func (m Migration) Labels() map[string]string {
	return map[string]string{
		"pod-security.kubernetes.io/enforce":         m.Level,
		"pod-security.kubernetes.io/enforce-version": m.Version,
	}
}

// Certain is whether objects that the inventory lacks cannot change the answer.
func (m Migration) Certain() bool { return len(m.Missing) == 0 }

// Workload is a pod, or what makes pods.
type Workload struct {
	Object policy.ObjectRef
	// Policy is the name of the one that admits its pods, empty for none. Such pods run by
	// other means or not at all, and count as they are.
	Policy string
	// Patch makes it say itself what Policy fills in for its pods, and write seccomp
	// profiles as fields where it has annotations, which Kubernetes ignores since v1.27.
	Patch []policy.PatchOperation
	// Refusals are what each level that refuses its pods after that finds wrong: messages by
	// level and control.
	Refusals map[string]map[string][]string
}

// Migrate answers how each of some namespaces leaves its policies behind, in their order.
func (q *Questions) Migrate(ctx context.Context, namespaces ...string) ([]Migration, error) {
	var given []givenMigration
	question := map[string]any{"namespaces": namespaces}
	if err := q.ev.Ask(ctx, "data.reeve.questions.migration.namespaces", question, &given); err != nil {
		return nil, err
	}
	answers := make([]Migration, len(given))
	for i, g := range given {
		answers[i] = g.migration(namespaces[i])
	}
	return answers, nil
}

// givenMigration is a Migration as Rego gives it.
type givenMigration struct {
	Level, Version string
	Workloads      []struct {
		APIVersion, Kind, Name string
		Policy                 string
		Patch                  []givenOperation
		Refusals               map[string]map[string][]string
	}
	Missing []string
}

func (g givenMigration) migration(namespace string) Migration {
	m := Migration{Namespace: namespace, Level: g.Level, Version: g.Version, Missing: g.Missing}
	for _, w := range g.Workloads {
		m.Workloads = append(m.Workloads, Workload{
			Object: policy.ObjectRef{APIVersion: w.APIVersion, Kind: w.Kind, Namespace: namespace, Name: w.Name},
			Policy: w.Policy, Patch: patch(w.Patch), Refusals: w.Refusals,
		})
	}
	return m
}
