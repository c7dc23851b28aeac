# METADATA
# scope: package
# title: What a parameter exempts
# description: >-
#   Exemptions by image and by namespace. A policy asks with "not", so whatever is
#   misspelt in a list exempts nothing.
package reeve.lib.exempt

import data.reeve.lib.image as references
import data.reeve.lib.kube
import data.reeve.lib.pattern
import data.reeve.lib.value

# METADATA
# description: >-
#   Whether the image of the container is one of those that the patterns name, which are
#   written as for image.in_list. What is no reference is never exempt.
image(container, patterns) if references.in_list(value.string_at(container.spec, "image"), patterns)

# METADATA
# description: >-
#   Whether the namespace of the object, or the Namespace that it is, is one of those
#   that the patterns name; a star stands for any characters. What is in no namespace is
#   never exempt.
namespace(patterns) if {
	kube.namespace != ""
	pattern.matches(kube.namespace, patterns)
}
