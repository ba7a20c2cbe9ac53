package io.kinescope.client.api;

import io.kinescope.client.listing.Shift;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.Exceptions;

/** The listeners of a client's progress as one, which throws nothing. */
record ProgressListeners(List<ProgressListener> listeners) implements ProgressListener {

    @Override
    public void pageRead(String operation, int items) {
        report(listener -> listener.pageRead(operation, items));
    }

    @Override
    public void listingShifted(String operation, Shift shift) {
        report(listener -> listener.listingShifted(operation, shift));
    }

    @Override
    public void chunkUploaded(String operation, long bytes) {
        report(listener -> listener.chunkUploaded(operation, bytes));
    }

    private void report(Consumer<ProgressListener> event) {
        for (ProgressListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable failure) {
                Exceptions.throwIfJvmFatal(failure);
            }
        }
    }
}
