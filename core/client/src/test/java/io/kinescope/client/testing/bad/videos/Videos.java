package io.kinescope.client.testing.bad.videos;

import io.kinescope.client.testing.bad.api.Api;

/** Breaks: groups are final and have one field. */
public class Videos {

    final Api api;
    final int pageSize;

    public Videos(Api api) {
        this.api = api;
        this.pageSize = 100;
    }
}
