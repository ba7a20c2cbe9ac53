package io.kinescope.spring.boot.test;

import io.kinescope.spring.boot.KinescopeConnectionDetails;
import io.kinescope.test.LocalKinescope;
import reactor.core.publisher.Mono;

/**
 * The address and the token of a server in this JVM.
 *
 * @param kinescope the server
 */
record LocalKinescopeConnectionDetails(LocalKinescope kinescope) implements KinescopeConnectionDetails {

    @Override
    public String getBaseUrl() {
        return kinescope.url();
    }

    @Override
    public String getUploaderUrl() {
        return kinescope.url();
    }

    @Override
    public Mono<String> getToken() {
        return Mono.just(kinescope.token());
    }
}
