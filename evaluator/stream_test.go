package evaluator_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// endless repeats a document and counts the bytes that were asked for.
type endless struct {
	document string
	rest     string
	read     int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		e.rest = e.document
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	e.read += n
	return n, nil
}

func TestStreamStopsReadingWhenTheCallerStops(t *testing.T) {
	reader := &endless{document: "---\n" + badPod}
	ev := with(t, evaluator.WithPolicies(privileged))
	seen := 0
	for result, err := range ev.EvaluateAll(t.Context(), evaluator.Manifests("endless.yaml", reader)) {
		if err != nil || result.Object.Name != "web" || result.Origin.Document != seen {
			t.Fatalf("got %+v, %v", result, err)
		}
		if seen++; seen == 3 {
			break
		}
	}
	if most := 1 << 20; reader.read > most {
		t.Errorf("%d bytes were read for three objects of %d", reader.read, len(badPod))
	}
}

func TestStreamReadsNothingBeforeItIsRanged(t *testing.T) {
	reader := &endless{document: badPod}
	_ = with(t).EvaluateAll(t.Context(), evaluator.Manifests("", reader))
	if reader.read != 0 {
		t.Errorf("%d bytes were read", reader.read)
	}
}

func TestStreamPutsErrorsBesideResults(t *testing.T) {
	broken := strings.Replace(badPod, "hostNetwork: true", `hostPID: "true"`, 1)
	var got []string
	for result, err := range with(t, evaluator.WithPolicies(privileged)).EvaluateAll(t.Context(),
		manifest(badPod+"---\nno: object\n---\n"+broken+"---\n{apiVersion: v1, kind: List, items: []}\n---\n"+matched["role"])) {
		var input *policy.InputError
		switch {
		case errors.As(err, &input):
			got = append(got, "problem "+result.Object.String())
		case err != nil:
			t.Error(err)
		case result.Object.Kind == "":
			got = append(got, "notice "+result.Notices[0].Message)
		default:
			got = append(got, "result "+result.Object.String())
		}
	}
	want := "result Pod/web, problem , problem Pod/web, notice the list has no items, result ClusterRole/a"
	if strings.Join(got, ", ") != want {
		t.Errorf("want %s, got %s", want, strings.Join(got, ", "))
	}
}

func TestStreamEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	reader := &endless{document: "---\n" + badPod}
	var after []error
	for _, err := range with(t, evaluator.WithPolicies(privileged)).EvaluateAll(ctx, evaluator.Manifests("", reader)) {
		if cancel(); err != nil {
			after = append(after, err)
		}
	}
	if len(after) != 1 || !errors.Is(after[0], context.Canceled) {
		t.Errorf("want context.Canceled as the last, got %v", after)
	}
}

func TestEvaluateReportsWhatWasJudgedBeforeTheContextEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	second := readerFunc(func([]byte) (int, error) { cancel(); return 0, io.EOF })
	report, err := with(t, evaluator.WithPolicies(privileged)).Evaluate(ctx,
		manifest(badPod), evaluator.Manifests("", second), manifest(badPod))
	if !errors.Is(err, context.Canceled) || len(report.Results) != 1 {
		t.Errorf("want one result and context.Canceled, got %d and %v", len(report.Results), err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
