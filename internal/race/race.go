// Package race times candidates against each other on a machine that others use as
// well: by processor time, the collector's included, in short slots that take turns,
// and by medians. Only ratios within one race mean much.
package race

import (
	"runtime"
	"slices"
	"syscall"
	"time"
)

const (
	slot   = 20 * time.Millisecond
	rounds = 15
)

// Candidate is one way to do the work.
type Candidate struct {
	Name string
	Run  func()
}

// Run lets the candidates take turns and returns the processor time of one run of each,
// in their order.
func Run(candidates ...Candidate) []time.Duration {
	batches := make([]int, len(candidates))
	for i, c := range candidates {
		batches[i] = batch(c.Run)
	}
	times := make([][]time.Duration, len(candidates))
	for range rounds {
		for i, c := range candidates {
			times[i] = append(times[i], measure(c.Run, batches[i])/time.Duration(batches[i]))
		}
	}
	medians := make([]time.Duration, len(candidates))
	for i := range times {
		slices.Sort(times[i])
		medians[i] = times[i][rounds/2]
	}
	return medians
}

// batch is how many runs fill a slot.
func batch(run func()) int {
	for n := 1; ; n *= 2 {
		if took := measure(run, n); took >= slot/4 {
			return max(1, int(int64(n)*int64(slot)/int64(took)))
		}
	}
}

func measure(run func(), n int) time.Duration {
	runtime.GC() // what others left behind
	before := used()
	for range n {
		run()
	}
	return used() - before
}

func used() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
