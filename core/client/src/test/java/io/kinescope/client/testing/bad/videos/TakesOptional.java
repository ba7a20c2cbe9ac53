package io.kinescope.client.testing.bad.videos;

import java.util.List;
import java.util.Optional;

/** Breaks: parameters are not optional. */
interface TakesOptional {

    void rename(List<Optional<String>> titles);
}
