package io.kinescope.client.testing.bad.api;

import reactor.netty.http.client.HttpClient;

/** Breaks: only one class knows Netty. */
record KnowsHttpClient(HttpClient client) {}
