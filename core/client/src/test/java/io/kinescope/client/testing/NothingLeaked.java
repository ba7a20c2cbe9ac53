package io.kinescope.client.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails every test class during which a buffer or another counted resource of Netty was lost without its release.
 *
 * <p>Looking costs a garbage collection, so it happens once for a class. What a class still held at its end and lost
 * later fails a later class, or the run at its end.
 */
public final class NothingLeaked implements BeforeAllCallback, AfterAllCallback {

    static {
        Leaks.install();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(NothingLeaked.class)).getOrComputeIfAbsent("end", key ->
                (AutoCloseable) NothingLeaked::check);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        check();
    }

    static void check() {
        AssertionError failure = Leaks.takeFailure();
        if (failure != null) {
            throw failure;
        }
    }
}
