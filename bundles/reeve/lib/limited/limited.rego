# METADATA
# scope: package
# title: What LimitRanges refuse
# description: >-
#   Min, max and ratio of LimitRanges against a pod or a claim, as the API server compares
#   them on creation, after its defaults. Each refusal has a message, its path in the
#   LimitRange, the name of this, and its path in the object, below which it may be missing.
package reeve.lib.limited

import data.reeve.lib.amounts
import data.reeve.lib.limitrange
import data.reeve.lib.quantity
import data.reeve.lib.usage
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: What the LimitRanges refuse in the defaulted spec of a pod that stands at path.
pod(ranges, spec, path) := [refusal |
	some range in ranges
	some item in limitrange.items(range)
	some holder in _holders(item.type, spec, path)
	some breach in _breaches(item, holder)
	refusal := _refusal(range, breach, holder)
]

# METADATA
# description: What the LimitRanges refuse in a claim whose spec stands at path.
claim(ranges, spec, path) := [refusal |
	holder := {
		"label": "claim",
		"subject": {},
		"path": path,
		"requests": amounts.of(value.object_at(spec, "resources"), "requests"),
		"limits": {},
	}
	some range in ranges
	some item in limitrange.items(range)
	item.type == "PersistentVolumeClaim"
	some breach in _breaches(item, holder)
	refusal := _refusal(range, breach, holder)
]

_refusal(range, breach, holder) := {
	"msg": sprintf("%s has %s", [holder.label, breach.msg]),
	"subject": holder.subject,
	"range": range.metadata.name,
	"range_path": breach.path,
	"path": array.concat(holder.path, breach.at),
}

_holders("Container", spec, path) := [holder |
	some list in ["initContainers", "containers"]
	some index, raw in spec[list]
	name := value.string_at(raw, "name")
	resources := value.object_at(raw, "resources")
	holder := {
		"label": workload.label({"list": list, "name": name}),
		"subject": {"container": name},
		"path": array.concat(path, [list, index]),
		"requests": amounts.of(resources, "requests"),
		"limits": amounts.of(resources, "limits"),
	}
]

_holders("Pod", spec, path) := [{
	"label": "pod",
	"subject": {},
	"path": path,
	"requests": usage.limited(spec, "requests"),
	"limits": usage.limited(spec, "limits"),
}]

# Of each constraint the first fault.
_breaches(item, holder) := [breach |
	some field in ["min", "max", "maxLimitRequestRatio"]
	some name, bound in amounts.of(item, field)
	[msg, side] := _breach(field, item.type, name, bound, holder)
	breach := {
		"msg": msg,
		"path": array.concat(item.path, [field, name]),
		"at": ["resources", side, name],
	}
]

_breach("min", _, name, bound, holder) := [_without("request", name, "min", bound), "requests"] if {
	not name in object.keys(holder.requests)
} else := [_beyond("request", name, holder.requests[name], "below the min", bound), "requests"] if {
	_less(holder.requests, name, bound, holder)
} else := [_beyond("limit", name, holder.limits[name], "below the min", bound), "limits"] if {
	_less(holder.limits, name, bound, holder)
}

_breach("max", "PersistentVolumeClaim", name, bound, holder) := [_without("request", name, "max", bound), "requests"] if {
	not name in object.keys(holder.requests)
} else := [_beyond("request", name, holder.requests[name], "above the max", bound), "requests"] if {
	_more(holder.requests, name, bound, holder)
}

_breach("max", type, name, bound, holder) := [_without("limit", name, "max", bound), "limits"] if {
	type != "PersistentVolumeClaim"
	not name in object.keys(holder.limits)
} else := [_beyond("limit", name, holder.limits[name], "above the max", bound), "limits"] if {
	type != "PersistentVolumeClaim"
	_more(holder.limits, name, bound, holder)
} else := [_beyond("request", name, holder.requests[name], "above the max", bound), "requests"] if {
	type != "PersistentVolumeClaim"
	_more(holder.requests, name, bound, holder)
}

_breach("maxLimitRequestRatio", type, name, bound, holder) := [_without(missing[0], name, "ratio", bound), missing[1]] if {
	type != "PersistentVolumeClaim"
	missing := [pair |
		some pair in [["request", "requests"], ["limit", "limits"]]
		object.get(holder[pair[1]], name, 0) == 0
	][0]
} else := [msg, "limits"] if {
	type != "PersistentVolumeClaim"
	step := _step(name, bound, holder)
	request := quantity.rounded_up(holder.requests[name], step)
	limit := quantity.rounded_up(holder.limits[name], step)
	quantity.exceeds(limit, bound, request)
	msg := sprintf("a %s limit of %s for a request of %s, above the ratio %s", [
		name,
		quantity.text(name, limit),
		quantity.text(name, request),
		quantity.text("", bound),
	])
}

_without(side, name, bound_name, bound) := sprintf(
	"no %s %s, where the %s is %s",
	[name, side, bound_name, quantity.text(name, bound)],
)

_beyond(side, name, amount, relation, bound) := sprintf(
	"a %s %s of %s, %s of %s",
	[name, side, quantity.text(name, amount), relation, quantity.text(name, bound)],
)

_less(list, name, bound, holder) if {
	step := _step(name, bound, holder)
	quantity.rounded_up(list[name], step) < quantity.rounded_up(bound, step)
}

_more(list, name, bound, holder) if {
	step := _step(name, bound, holder)
	quantity.rounded_up(list[name], step) > quantity.rounded_up(bound, step)
}

# The API server compares thousandths, or whole units where one would not fit.
_step(name, bound, holder) := 1000000000 if {
	max([bound, object.get(holder.requests, name, 0), object.get(holder.limits, name, 0)]) > 9223372036854775000000000
} else := 1
