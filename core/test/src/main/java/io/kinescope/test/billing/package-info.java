/** The usage of the workspace and its invoices, as JSON and as CSV. */
@NullMarked
package io.kinescope.test.billing;

import org.jspecify.annotations.NullMarked;
