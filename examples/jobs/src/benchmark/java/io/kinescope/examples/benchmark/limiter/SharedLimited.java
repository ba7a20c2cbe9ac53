package io.kinescope.examples.benchmark.limiter;

/** A limiter as one of many JVMs has it, with a connection of its own. */
interface SharedLimited extends Limited, AutoCloseable {

    @Override
    void close();
}
