package io.kinescope.spring.boot.redis;

/** The Redis server that the application's own configuration names. */
@FunctionalInterface
interface RedisServer {

    /** Returns its URL, which may have a password. */
    String url();
}
