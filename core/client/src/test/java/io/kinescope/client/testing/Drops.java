package io.kinescope.client.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Schedulers;

/**
 * What Reactor could hand to no one: late errors, late items, and exceptions that escaped on its threads.
 *
 * <p>By default Reactor logs them at best, so a broken operator would pass every test that looks at its result alone.
 */
public final class Drops {

    private final ConcurrentLinkedQueue<Throwable> dropped = new ConcurrentLinkedQueue<>();

    /** Takes the place of all hooks there were, those a test left behind included. */
    void install() {
        Hooks.resetOnErrorDropped();
        Hooks.resetOnNextDropped();
        Schedulers.resetOnHandleError();
        Hooks.onErrorDropped(error -> dropped.add(new Throwable("an error was dropped: " + error, error)));
        Hooks.onNextDropped(item -> dropped.add(new Throwable("an item was dropped: " + item)));
        Schedulers.onHandleError((thread, error) ->
                dropped.add(new Throwable("an exception escaped on " + thread.getName() + ": " + error, error)));
    }

    /** Returns what was dropped since the last time, and forgets it; a test that drops on purpose takes it itself. */
    public List<Throwable> take() {
        List<Throwable> taken = new ArrayList<>();
        for (Throwable drop = dropped.poll(); drop != null; drop = dropped.poll()) {
            taken.add(drop);
        }
        return taken;
    }

    /** Returns the failure which the drops amount to, and forgets them; null if there were none. */
    @Nullable
    AssertionError takeFailure() {
        List<Throwable> taken = take();
        if (taken.isEmpty()) {
            return null;
        }
        AssertionError failure = new AssertionError(taken.get(0).getMessage() + " (" + taken.size() + " in all)");
        taken.forEach(failure::addSuppressed);
        return failure;
    }
}
