package io.kinescope.client.ratelimit;

/** How a server may count: one limit, told of arrivals in their order. */
interface ServerModel {

    /** Counts the request that arrives at this nanosecond; false if the server refuses it. */
    boolean accepts(long arrival);
}
