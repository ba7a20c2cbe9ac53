package io.kinescope.client.testing;

import net.jqwik.api.lifecycle.AfterContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;

/** Does for classes of jqwik's properties what {@link NothingLeaked} does for those of tests. */
public final class NothingLeakedInProperties implements AfterContainerHook {

    static {
        Leaks.install();
    }

    @Override
    public void afterContainer(ContainerLifecycleContext context) {
        NothingLeaked.check();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
