package io.kinescope.client.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Fails every test during which Reactor dropped something.
 *
 * <p>A test that drops on purpose declares a parameter of type {@link Drops} and takes what it expects. What is dropped
 * between two tests fails the second one; what is dropped after the last one fails the run.
 */
public final class NothingDropped
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** One for all, as Reactor's hooks are. */
    static final Drops DROPS = new Drops();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(NothingDropped.class)).getOrComputeIfAbsent("end", key ->
                (AutoCloseable) NothingDropped::check);
        DROPS.install();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        DROPS.install();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Drops.class;
    }

    @Override
    public Drops resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return DROPS;
    }

    private static void check() {
        AssertionError failure = DROPS.takeFailure();
        if (failure != null) {
            throw failure;
        }
    }
}
