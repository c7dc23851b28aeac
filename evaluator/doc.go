// Package evaluator is the front door of reeve: Kubernetes objects in, typed
// violations out.
//
//	ev, err := evaluator.New(ctx, evaluator.WithProfile("restricted"))
//	…
//	report, err := ev.Evaluate(ctx, evaluator.Typed(pod))
//	for v := range report.Violations() {
//		fmt.Println(v)
//	}
//
// Violations are data. The error beside a report says that something could not be
// read or run; both can be present, and Report.Denied takes account of both.
package evaluator
