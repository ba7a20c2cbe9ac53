package io.kinescope.client.testing.bad.api;

/** Stands for the api, which groups take. */
public final class Api {}
