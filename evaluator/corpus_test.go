package evaluator_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// The committed part of the development corpus, and the whole of it, which stands
// beside the project on its developers' machines.
const (
	committedCorpus = "../testdata/corpus"
	wholeCorpus     = "../../shared/corpus"
	seedExamples    = "../../shared/seed-examples"
)

// verdict is one line of psa-verdicts.jsonl: what Kubernetes' own implementation
// says of one object at one level and version.
type verdict struct {
	File    string   `json:"file"`
	Doc     int      `json:"doc"`
	Item    int      `json:"item"`
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Level   string   `json:"level"`
	Version string   `json:"version"`
	Checks  []string `json:"checks"`
	Error   string   `json:"error"`
}

// place identifies an object of the corpus.
type place struct {
	File      string
	Doc, Item int
}

// controlOf maps the oracle's checks to policies.
var controlOf = map[string]string{
	"allowPrivilegeEscalation": "psp/pss-privilege-escalation", "appArmorProfile": "psp/pss-apparmor",
	"capabilities_baseline": "psp/pss-capabilities-baseline", "capabilities_restricted": "psp/pss-capabilities-restricted",
	"hostNamespaces": "psp/pss-host-namespaces", "hostPathVolumes": "psp/pss-host-path", "hostPorts": "psp/pss-host-ports",
	"hostProbesAndHostLifecycle": "psp/pss-host-probes", "privileged": "psp/pss-privileged", "procMount": "psp/pss-proc-mount",
	"procMount_restricted": "psp/pss-proc-mount", "restrictedVolumes": "psp/pss-volume-types",
	"runAsNonRoot": "psp/pss-run-as-non-root", "runAsUser": "psp/pss-run-as-user", "seLinuxOptions": "psp/pss-selinux",
	"seccompProfile_baseline": "psp/pss-seccomp-baseline", "seccompProfile_restricted": "psp/pss-seccomp-restricted",
	"sysctls": "psp/pss-sysctls", "windowsHostProcess": "psp/pss-host-process",
}

// duplicateKeys are objects the oracle judged although a key stands twice in them:
// it took the last value, reeve refuses to guess.
var duplicateKeys = map[string]bool{
	"kubernetes-examples/_archived/openshift-origin/etcd-controller.yaml":           true,
	"kubernetes-examples/_archived/openshift-origin/etcd-discovery-controller.yaml": true,
	"kubernetes-examples/_archived/openshift-origin/openshift-controller.yaml":      true,
}

func TestCommittedCorpusGetsTheVerdictsOfKubernetes(t *testing.T) {
	compareVerdicts(t, committedCorpus)
}

func TestWholeCorpusGetsTheVerdictsOfKubernetes(t *testing.T) {
	if _, err := os.Stat(wholeCorpus); err != nil {
		t.Skipf("the whole corpus is not here (%s): only its committed part was compared", wholeCorpus)
	}
	compareVerdicts(t, wholeCorpus)
}

func compareVerdicts(t *testing.T, corpus string) {
	t.Helper()
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	base, err := evaluator.New(t.Context(), evaluator.WithTimeout(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	refused := map[place]bool{}
	verdicts := readVerdicts(t, corpus, refused)
	sources, problems := readObjects(corpus, filesOf(verdicts, refused))
	compared := 0
	for profile, wanted := range verdicts {
		ev, err := base.With(t.Context(), evaluator.WithProfile(profile))
		if err != nil {
			t.Fatal(err)
		}
		for at, want := range wanted {
			compared++
			if problems[at] {
				if !duplicateKeys[at.File] {
					t.Errorf("%s: %v: not judged", profile, at)
				}
				continue
			}
			if got, ok := complaints(t, ev, sources[at]); !ok || !slices.Equal(got, want) {
				t.Errorf("%s: %v: want %v, got %v (judged: %v)", profile, at, want, got, ok)
			}
		}
	}
	for at := range refused {
		if _, ok := complaints(t, base, sources[at]); ok && !problems[at] {
			t.Errorf("%v: the API server refuses it, want an input problem", at)
		}
	}
	t.Logf("%d verdicts compared, %d objects refused by both", compared, len(refused))
}

// readObjects reads each file once. Problems are the places of documents that yield
// no object.
func readObjects(corpus string, files []string) (sources map[place]evaluator.Source, problems map[place]bool) {
	sources, problems = map[place]evaluator.Source{}, map[place]bool{}
	for _, file := range files {
		for item := range object.Files(filepath.Join(corpus, file)) {
			switch {
			case item.Problem != nil:
				problems[place{file, item.Problem.Document, -1}] = true
			case item.Object != nil:
				at := place{file, item.Object.Origin.Document, itemIndex(item.Object.Origin.Item)}
				sources[at] = evaluator.Map(item.Object.Value)
			}
		}
	}
	return sources, problems
}

// complaints are the policies that complain about an object; ok is false when it
// was not judged for a problem with it.
func complaints(t *testing.T, ev *evaluator.Evaluator, source evaluator.Source) (ids []string, ok bool) {
	t.Helper()
	report, err := ev.Evaluate(t.Context(), source)
	if input := (*policy.InputError)(nil); err != nil && !errors.As(err, &input) {
		t.Fatal(err)
	}
	for v := range report.Violations() {
		ids = append(ids, v.PolicyID)
	}
	return slices.Compact(ids), err == nil && len(report.Results) == 1
}

// readVerdicts returns, for each profile, the policies that must complain about each
// object, in order; and marks in refused the objects the API server would not take.
func readVerdicts(t *testing.T, corpus string, refused map[place]bool) map[string]map[place][]string {
	t.Helper()
	file, err := os.Open(filepath.Join(corpus, "psa-verdicts.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	profiles := map[string]map[place][]string{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var v verdict
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		at := place{v.File, v.Doc, v.Item}
		if v.Error != "" {
			refused[at] = true
			continue
		}
		profile := v.Level + "@" + v.Version
		if profiles[profile] == nil {
			profiles[profile] = map[place][]string{}
		}
		profiles[profile][at] = controls(t, v.Checks)
	}
	return profiles
}

func controls(t *testing.T, checks []string) []string {
	t.Helper()
	ids := make([]string, len(checks))
	for i, check := range checks {
		if ids[i] = controlOf[check]; ids[i] == "" {
			t.Fatalf("no policy stands for the check %s", check)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func filesOf(verdicts map[string]map[place][]string, refused map[place]bool) []string {
	files := map[string]bool{}
	for at := range refused {
		files[at.File] = true
	}
	for _, wanted := range verdicts {
		for at := range wanted {
			files[at.File] = true
		}
	}
	return slices.Sorted(maps.Keys(files))
}

func itemIndex(item policy.Path) int {
	if len(item) == 0 {
		return -1
	}
	index, _ := item[len(item)-1].(int)
	return index
}

// TestNothingInTheCorpusIsLost judges everything there is, broken files included:
// no panic, no policy that fails to run, and every document ends as a result, a
// problem or a notice.
func TestNothingInTheCorpusIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	for _, corpus := range []string{committedCorpus, wholeCorpus, seedExamples} {
		t.Run(filepath.Base(filepath.Dir(corpus))+"/"+filepath.Base(corpus), func(t *testing.T) {
			if _, err := os.Stat(corpus); err != nil {
				t.Skipf("not here: %s", corpus)
			}
			accountForAll(t, corpus)
		})
	}
}

func accountForAll(t *testing.T, corpus string) {
	t.Helper()
	ev, err := evaluator.New(t.Context(), evaluator.WithProfile("all"), evaluator.WithTimeout(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for result, err := range ev.EvaluateAll(t.Context(), evaluator.Files(corpus)) {
		var input *policy.InputError
		switch {
		case err != nil && !errors.As(err, &input):
			t.Error(err)
		case result.Object.Kind == "" && err != nil:
			counts["documents refused"]++
			if input.Location.Line == 0 || input.Reason == "" {
				t.Errorf("a refusal without a place or a reason: %v", err)
			}
		case result.Object.Kind == "":
			counts["notices without an object"]++
		case err != nil:
			counts["objects refused"]++
		case result.Unmatched != "":
			counts["objects no policy judges"]++
		default:
			counts["objects judged"]++
		}
		if result.Object.Kind != "" && result.Origin.File == "" {
			t.Errorf("%s: no origin", result.Object)
		}
	}
	t.Logf("%s: %v", corpus, counts)
}
