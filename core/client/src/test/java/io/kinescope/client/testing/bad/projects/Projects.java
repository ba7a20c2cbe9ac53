package io.kinescope.client.testing.bad.projects;

import io.kinescope.client.testing.bad.api.Api;

/** A group as it should be, for others to know what they must not. */
public final class Projects {

    final Api api;

    public Projects(Api api) {
        this.api = api;
    }
}
