/** Projects: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.projects;

import org.jspecify.annotations.NullMarked;
