package reeve.policies.quotas["job-bounded_test"]

import data.reeve.policies.quotas["job-bounded"] as policy

denied["no deadline"] := _job({})

denied["a deadline of null"] := _job({"activeDeadlineSeconds": null})

denied["many pods at once"] := _job({"activeDeadlineSeconds": 60, "parallelism": 11})

denied["a cron job whose jobs have no deadline"] := _cron({"concurrencyPolicy": "Forbid"}, {})

denied["runs that pile up"] := _cron({"concurrencyPolicy": "Allow"}, {"activeDeadlineSeconds": 60})

denied["runs that pile up by default"] := _cron({}, {"activeDeadlineSeconds": 60})

denied["null, which is the default"] := _cron({"concurrencyPolicy": null}, {"activeDeadlineSeconds": 60})

denied["many jobs that ended well"] := _cron(
	{"concurrencyPolicy": "Replace", "successfulJobsHistoryLimit": 11},
	{"activeDeadlineSeconds": 60},
)

denied["many jobs that failed"] := _cron(
	{"concurrencyPolicy": "Forbid", "failedJobsHistoryLimit": 100},
	{"activeDeadlineSeconds": 60},
)

denied["many pods of a cron job at once"] := _cron(
	{"concurrencyPolicy": "Forbid"},
	{"activeDeadlineSeconds": 60, "parallelism": 50},
)

allowed["a deadline"] := _job({"activeDeadlineSeconds": 60, "parallelism": 10})

allowed["a deadline of a cron job"] := _cron({"concurrencyPolicy": "Forbid"}, {"activeDeadlineSeconds": 60})

allowed["a suspended job without pods"] := _job({"activeDeadlineSeconds": 60, "parallelism": 0, "suspend": true})

allowed["what is no job"] := object.union(_job({}), {"kind": "Deployment", "apiVersion": "apps/v1"})

_job(spec) := {
	"apiVersion": "batch/v1",
	"kind": "Job",
	"metadata": {"name": "report", "namespace": "shop"},
	"spec": object.union(spec, {"template": {"spec": {"containers": [{"name": "app"}]}}}),
}

_cron(spec, job) := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "report", "namespace": "shop"},
	"spec": object.union(spec, {"schedule": "0 3 * * *", "jobTemplate": {"spec": _job(job).spec}}),
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, [message, path] in {
		"no deadline": ["job has no activeDeadlineSeconds", ["spec", "activeDeadlineSeconds"]],
		"a cron job whose jobs have no deadline": [
			"job has no activeDeadlineSeconds",
			["spec", "jobTemplate", "spec", "activeDeadlineSeconds"],
		],
		"many pods at once": ["job runs 11 pods at once, more than 10", ["spec", "parallelism"]],
		"runs that pile up": ["cron job starts a run before the last has ended", ["spec", "concurrencyPolicy"]],
		"many jobs that failed": ["cron job keeps 100 ended jobs, more than 10", ["spec", "failedJobsHistoryLimit"]],
	}
	policy.violation == {{"msg": message, "path": path}} with input as denied[name]
}

test_what_is_required if {
	given := {"quotas/job-bounded": {"require": ["ttlSecondsAfterFinished", "startingDeadlineSeconds"]}}
	{v.msg | some v in policy.violation} == {
		"cron job has no startingDeadlineSeconds",
		"job has no ttlSecondsAfterFinished",
	} with input as allowed["a deadline of a cron job"]
		with data.reeve_parameters as given
	set := _cron({"concurrencyPolicy": "Forbid", "startingDeadlineSeconds": 0}, {"ttlSecondsAfterFinished": 0})
	count(policy.violation) == 0 with input as set with data.reeve_parameters as given
}

test_how_many_are_allowed if {
	given := {"quotas/job-bounded": {"maxParallelism": 50, "maxHistory": 100}}
	every name in ["many pods at once", "many jobs that failed", "many pods of a cron job at once"] {
		count(policy.violation) == 0 with input as denied[name] with data.reeve_parameters as given
	}
	{v.msg | some v in policy.violation} == {"cron job keeps 3 ended jobs, more than 2"} with input as allowed["a deadline of a cron job"]
		with data.reeve_parameters as {"quotas/job-bounded": {"maxHistory": 2}}
}
