package io.kinescope.client.testing;

import java.util.List;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** Does for jqwik's properties what {@link NothingDropped} does for tests: a try that drops something is falsified. */
public final class NothingDroppedInProperties implements AroundPropertyHook, AroundTryHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        NothingDropped.DROPS.install();
        PropertyExecutionResult result = property.execute();
        AssertionError late = NothingDropped.DROPS.takeFailure();
        return late == null || result.status() != PropertyExecutionResult.Status.SUCCESSFUL
                ? result
                : result.mapToFailed(late);
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor attempt, List<Object> parameters) {
        TryExecutionResult result = attempt.execute(parameters);
        AssertionError failure = NothingDropped.DROPS.takeFailure();
        return failure == null || result.isFalsified() ? result : TryExecutionResult.falsified(failure);
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
