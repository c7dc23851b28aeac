package reeve_test

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestQuickstartOfTheReadmeIsTheExample(t *testing.T) {
	text, err := os.ReadFile("examples/quickstart/main.go")
	if err != nil {
		t.Fatal(err)
	}
	example := uncommented(string(text))
	_, rest, _ := strings.Cut(readme(t), "\n```go\n")
	quickstart, _, found := strings.Cut(rest, "\n```\n")
	if !found {
		t.Fatal("the README has no Go block")
	}
	for line := range strings.Lines(uncommented(quickstart)) {
		if !strings.Contains(example, strings.TrimSpace(line)) {
			t.Errorf("examples/quickstart/main.go has no line %q", line)
		}
	}
}

func uncommented(code string) string {
	lines := strings.Split(code, "\n")
	for i, line := range lines {
		before, _, _ := strings.Cut(line, " // ")
		lines[i] = before
	}
	return strings.Join(lines, "\n")
}

func TestOutputsInTheReadmeAreReal(t *testing.T) {
	for _, arguments := range [][]string{
		{"run", "./examples/quickstart"},
		{"run", "./examples/scan", "testdata/corpus/podinfo"},
	} {
		command := exec.Command("go", arguments...)
		var complaints strings.Builder
		command.Stderr = &complaints
		output, err := command.Output() // the scan exits with 1, as it finds something
		if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		if !strings.Contains(readme(t), "\n```\n"+string(output)+"```\n") {
			t.Errorf("%s prints what the README does not show:\n%s%s", command, output, &complaints)
		}
	}
}
