package io.kinescope.client.testing;

import io.micrometer.context.ContextRegistry;
import java.util.Objects;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** A thread local of an application, such as its security context. */
public final class Tenant {

    private static final String KEY = "tenant";
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Tenant() {}

    /** The tenant of this thread, or {@code "nobody"}. */
    public static String get() {
        return Objects.requireNonNullElse(CURRENT.get(), "nobody");
    }

    /** Switches Reactor's automatic context propagation on, until it is closed. */
    public static Propagation propagated() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(KEY, CURRENT::get, CURRENT::set, CURRENT::remove);
        Hooks.enableAutomaticContextPropagation();
        return new Propagation();
    }

    /** The propagation while it is switched on. */
    public static final class Propagation implements AutoCloseable {

        /** Runs a call as a request of the tenant does in a web application. */
        public <T> Mono<T> as(String tenant, Mono<T> call) {
            return call.contextWrite(context -> context.put(KEY, tenant));
        }

        @Override
        public void close() {
            Hooks.disableAutomaticContextPropagation();
            ContextRegistry.getInstance().removeThreadLocalAccessor(KEY);
            CURRENT.remove();
        }
    }
}
