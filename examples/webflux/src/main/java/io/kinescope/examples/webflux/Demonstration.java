package io.kinescope.examples.webflux;

import io.kinescope.test.LocalKinescope;
import org.springframework.context.annotation.Bean;

/** The server that the client calls in place of Kinescope. Tests have one of their own, so this is no component. */
class Demonstration {

    @Bean
    LocalKinescope kinescope() {
        return LocalKinescope.start();
    }
}
