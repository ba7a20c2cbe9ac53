/** Folders of projects: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.folders;

import org.jspecify.annotations.NullMarked;
