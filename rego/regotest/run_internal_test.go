package regotest

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Run can only be seen to fail from outside: this process starts itself again, with
// one test that runs a bundle that fails.

const child = "REEVE_REGOTEST_CHILD"

func TestChild(t *testing.T) {
	if os.Getenv(child) == "" {
		t.Skip("started by TestRunReports")
	}
	Run(t, acme(t, `test_good := true

test_bad if {
	1 == 2
}

test_cases[name] if {
	some name, want in {"the good": 1, "the bad": 2}
	count(policy.violation) == want with input as {"kind": "Pod"}
}

todo_test_later := true
`))
}

func TestRunReports(t *testing.T) {
	output, err := runChild(t)
	if err == nil {
		t.Errorf("the process with the failing tests ended well")
	}
	const prefix = "TestChild/" + ownerTest
	for _, want := range []string{
		"--- PASS: " + prefix + "/test_good ",
		"--- FAIL: " + prefix + "/test_bad ",
		"--- FAIL: " + prefix + "/test_cases ",
		"--- PASS: " + prefix + "/test_cases/the_good ",
		"--- FAIL: " + prefix + "/test_cases/the_bad ",
		"--- SKIP: " + prefix + "/todo_test_later ",
		ownerTest + ":7: test_bad\n",
		"1 == 2",
		"run_internal_test.go:", // where Run was called
	} {
		if !strings.Contains(output, want) {
			t.Errorf("want %q in:\n%s", want, output)
		}
	}
}

func TestRunChoosesSubtests(t *testing.T) {
	output, err := runChild(t, "-test.run=^TestChild$/acme/policies/tags/owner/owner_test.rego/test_cases/the_good")
	if err != nil || !strings.Contains(output, "the_good") || strings.Contains(output, "the_bad") {
		t.Errorf("want only the good case, got error %v and:\n%s", err, output)
	}
}

func runChild(t *testing.T, arguments ...string) (string, error) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	arguments = append([]string{"-test.v", "-test.run=^TestChild$"}, arguments...)
	command := exec.CommandContext(t.Context(), self, arguments...)
	command.Env = append(os.Environ(), child+"=1")
	output, err := command.CombinedOutput()
	return string(output), err
}
