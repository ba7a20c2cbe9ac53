package io.kinescope.client.testing.bad.api;

import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Breaks: settings carry the HttpClient, and know nothing else of Netty. */
record HttpSettings(HttpClient client, ConnectionProvider connections) {}
