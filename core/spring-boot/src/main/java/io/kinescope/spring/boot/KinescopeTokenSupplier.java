package io.kinescope.spring.boot;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * The source of an API token that changes, such as a secret store. A bean of this type stands over {@code kinescope.token} and
 * {@code kinescope.token-file}.
 *
 * <pre>{@code
 * @Bean
 * KinescopeTokenSupplier kinescopeToken(SecretStore secrets) {
 *     return () -> secrets.read("kinescope-token");
 * }
 * }</pre>
 *
 * <p>{@code Mono.cache(Duration)} is not for tokens: Reactor logs what it drops at the level {@code DEBUG}.
 */
@FunctionalInterface
public interface KinescopeTokenSupplier extends Supplier<Mono<String>> {

    /**
     * Returns the token. Invoked once, when the client is created.
     *
     * @return emits a UUID; subscribed to before every request, after its permit, so it should answer from a cache
     */
    @Override
    Mono<String> get();
}
