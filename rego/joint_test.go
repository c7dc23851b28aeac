package rego_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/rego"
)

var several = rules{
	"a/quiet": `violation contains {"msg": "no", "path": []} if input.kind == "Node"`,
	"a/one":   found,
	"b/many": `violation contains {"msg": msg, "path": ["spec", "list", i]} if {
	some i in numbers.range(0, 11)
	some msg in ["b", "a"]
}

violation contains {"msg": "z", "path": ["spec"], "container": name} if some name in ["y", "x"]

violation contains {"msg": "a", "path": ["spec", "list"]}`,
	"c/unsure": `violation contains {"msg": "no", "path": []} if input.kind == "Node"

unknown contains {"msg": msg, "needs": ["Role", "ClusterRole"]} if some msg in ["second", "first"]`,
}

var severalIDs = []string{"acme/c/unsure", "acme/a/one", "acme/b/many", "acme/a/quiet"}

func TestJointAnswersAreThoseOfSingleOnes(t *testing.T) {
	binding := bind(t, several)
	joint := eval(binding, pod(), severalIDs...)
	for i, id := range severalIDs {
		single := eval(binding, pod(), id)
		if len(single) != 1 || single[0].PolicyID != id || !reflect.DeepEqual(single[0], joint[i]) {
			t.Errorf("%s: alone it says\n%+v\ntogether\n%+v", id, single, joint[i])
		}
	}
}

func TestAnswersComeInTheOrderOfIDs(t *testing.T) {
	binding := bind(t, several)
	for _, ids := range [][]string{severalIDs, {"acme/a/quiet", "acme/b/many"}, {"acme/b/many", "acme/a/quiet"}} {
		var got []string
		for _, a := range eval(binding, pod(), ids...) {
			got = append(got, a.PolicyID)
		}
		if !reflect.DeepEqual(got, ids) {
			t.Errorf("want answers of %v, got %v", ids, got)
		}
	}
	if got := eval(binding, pod()); got != nil {
		t.Errorf("want no answers to no question, got %v", got)
	}
}

func TestFindingsAreOrderedByPathThenMessage(t *testing.T) {
	a := eval(bind(t, several), pod(), "acme/b/many")[0]
	want := []string{"spec z x", "spec z y", "spec.list a "}
	for i := range 12 {
		for _, msg := range []string{"a", "b"} {
			want = append(want, fmt.Sprintf("spec.list[%d] %s ", i, msg))
		}
	}
	if got := lines(a); !reflect.DeepEqual(got, want) {
		t.Errorf("want\n%s\ngot\n%s", strings.Join(want, "\n"), strings.Join(got, "\n"))
	}
}

func lines(a rego.Answer) []string {
	var all []string
	for _, f := range a.Findings {
		all = append(all, f.Path.String()+" "+f.Message+" "+f.Container)
	}
	return all
}

func TestUnknownsAreOrderedByMessage(t *testing.T) {
	a := eval(bind(t, several), pod(), "acme/c/unsure")[0]
	want := []rego.Unknown{
		{Message: "first", Needs: []string{"Role", "ClusterRole"}},
		{Message: "second", Needs: []string{"Role", "ClusterRole"}},
	}
	if a.Err != nil || a.Findings != nil || !reflect.DeepEqual(a.Unknown, want) {
		t.Errorf("want %v, got %+v", want, a)
	}
}

func TestFiftyRunsSayTheSame(t *testing.T) {
	first := eval(bind(t, several), pod(), severalIDs...)
	for range 50 {
		if again := eval(bind(t, several), pod(), severalIDs...); !reflect.DeepEqual(again, first) {
			t.Fatalf("first\n%+v\nnow\n%+v", first, again)
		}
	}
}

func TestAnUnheardOfIDIsAnErrorAnswer(t *testing.T) {
	answers := eval(bind(t, several), pod(), "acme/a/one", "acme/a/two")
	if messages(t, answers[0]) != "found" {
		t.Errorf("want acme/a/one to speak, got %+v", answers[0])
	}
	if e := evalError(t, answers[1]); !strings.Contains(e.Error(), `unknown policy "acme/a/two"`) {
		t.Errorf("want it called unknown, got %v", e)
	}
}
