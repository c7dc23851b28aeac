# METADATA
# scope: package
# title: Job without bounds
# description: >-
#   A Job that hangs keeps its pods until somebody looks, and the runs of a CronJob pile up
#   where one may start before the last has ended. Pods of jobs are where miners hide, since
#   nobody expects them to be the same every day.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
# - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [batch/Job, batch/CronJob]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       require:
#         description: The fields that must be set.
#         type: array
#         items: {type: string, enum: [activeDeadlineSeconds, ttlSecondsAfterFinished, startingDeadlineSeconds]}
#         default: [activeDeadlineSeconds]
#       maxParallelism:
#         description: How many pods of a Job may run at once.
#         type: integer
#         minimum: 0
#         default: 10
#       maxHistory:
#         description: How many ended Jobs of either kind a CronJob may keep.
#         type: integer
#         minimum: 0
#         default: 10
#   controls:
#   - {framework: MITRE, id: T1053.007}
#   - {framework: MITRE, id: T1496}
#   peers: [
#     kube-linter job-ttl-seconds-after-finished, kube-score cronjob-has-deadline,
#     datree CRONJOB_MISSING_STARTINGDEADLINESECOND_KEY,
#     datree CRONJOB_MISSING_CONCURRENCYPOLICY_KEY, kics cronjob-deadline-not-configured
#   ]
#   remediation: Set the deadline, and concurrencyPolicy of a CronJob to Forbid or Replace.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["job-bounded"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {"msg": sprintf("job has no %s", [field]), "path": array.concat(_job.path, [field])} if {
	some field in ["activeDeadlineSeconds", "ttlSecondsAfterFinished"]
	field in _parameters.require
	not value.is_set(_job.spec, field)
}

violation contains {
	"msg": sprintf("job runs %d pods at once, more than %d", [_job.spec.parallelism, _parameters.maxParallelism]),
	"path": array.concat(_job.path, ["parallelism"]),
} if {
	_job.spec.parallelism > _parameters.maxParallelism
}

violation contains {"msg": "cron job has no startingDeadlineSeconds", "path": ["spec", "startingDeadlineSeconds"]} if {
	"startingDeadlineSeconds" in _parameters.require
	not value.is_set(_cron, "startingDeadlineSeconds")
}

violation contains {"msg": "cron job starts a run before the last has ended", "path": ["spec", "concurrencyPolicy"]} if {
	value.string_at(_cron, "concurrencyPolicy") in {"", "Allow"}
}

violation contains {
	"msg": sprintf("cron job keeps %d ended jobs, more than %d", [kept, _parameters.maxHistory]),
	"path": ["spec", field],
} if {
	some field, absent in {"failedJobsHistoryLimit": 1, "successfulJobsHistoryLimit": 3}
	kept := _number(_cron, field, absent)
	kept > _parameters.maxHistory
}

_job := {"spec": value.object_at(kube.resource, "spec"), "path": ["spec"]} if {
	kube.group_kind == "batch/Job"
} else := {
	"spec": value.object_at(value.object_at(_cron, "jobTemplate"), "spec"),
	"path": ["spec", "jobTemplate", "spec"],
}

_cron := value.object_at(kube.resource, "spec") if kube.group_kind == "batch/CronJob"

_number(parent, field, absent) := parent[field] if {
	is_number(parent[field])
} else := absent

_parameters := parameters.of("quotas/job-bounded")
