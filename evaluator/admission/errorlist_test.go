package admission_test

import (
	"slices"
	"testing"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/admission"
)

func TestErrorListSpeaksAsAPIValidationDoes(t *testing.T) {
	report, err := with(t, two).Evaluate(t.Context(), evaluator.JSON([]byte(badPod)))
	if err != nil {
		t.Fatal(err)
	}
	list := admission.ErrorList(slices.Collect(report.Violations()))
	want := []string{
		"spec.hostPID: Forbidden: pod shares the PID namespace of the node [psp/pss-host-namespaces]",
		`spec.containers[0].securityContext.privileged: Forbidden: container "app" is privileged [psp/pss-privileged]`,
	}
	for i, e := range list {
		if len(list) != len(want) || e.Error() != want[i] {
			t.Errorf("got %v", list)
		}
	}
	if status := apierrors.NewInvalid(schema.GroupKind{Kind: "Pod"}, "web", list); !apierrors.IsInvalid(status) || len(status.Status().Details.Causes) != 2 {
		t.Errorf("got %v", status)
	}
}

func TestNoViolationsAreNoErrors(t *testing.T) {
	if list := admission.ErrorList(nil); list != nil || list.ToAggregate() != nil {
		t.Errorf("got %v", list)
	}
}
