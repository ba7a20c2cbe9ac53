/** What the tests stand on: checks that hold for every test, a server that misbehaves on demand, and the architecture. */
@NullMarked
package io.kinescope.client.testing;

import org.jspecify.annotations.NullMarked;
