package io.kinescope.client.api;

import io.kinescope.client.api.Exchange.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/** The events of one call, reported to the listeners of the client. Without listeners, nothing is measured or wrapped. */
final class CallEvents {

    private static final Set<String> TRACE_HEADERS = Set.of("traceparent", "tracestate");

    private static final CallEvents UNHEARD = new CallEvents(List.of());

    private final List<CallListener> listeners;
    private final AtomicBoolean finished = new AtomicBoolean();
    private int attempts;
    private long subscribed;
    private long started;
    private long granted;

    private CallEvents(List<CallListener> listeners) {
        this.listeners = listeners;
    }

    static CallEvents of(List<CallListener.Factory> factories, Supplier<String> operation, ContextView context) {
        if (factories.isEmpty()) {
            return UNHEARD;
        }
        List<CallListener> listeners = new ArrayList<>();
        for (CallListener.Factory factory : factories) {
            unharmed(() -> listeners.add(factory.create(operation.get(), context)));
        }
        CallEvents events = new CallEvents(listeners);
        events.subscribed = now();
        return events;
    }

    void attemptStarted() {
        if (!listeners.isEmpty()) {
            started = now();
            int attempt = ++attempts;
            report(listener -> listener.attemptStarted(attempt));
        }
    }

    void permitGranted() {
        if (!listeners.isEmpty()) {
            granted = now();
            Duration waited = Duration.ofNanos(granted - started);
            report(listener -> listener.permitGranted(waited));
        }
    }

    /** Returns the request with the headers of the listeners that continue a trace. */
    Request traced(Request request) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        report(listener -> listener.traceHeaders().forEach((name, value) -> {
            if (TRACE_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.putIfAbsent(name, HeaderText.value(name, value));
            }
        }));
        return request.with(headers);
    }

    /** Reports the head that the reader gets. */
    <T> Reader<T> answered(Reader<T> reader) {
        return listeners.isEmpty()
                ? reader
                : (head, body) -> {
                    Duration took = Duration.ofNanos(now() - granted);
                    report(listener -> listener.answered(head.status(), head.requestId(), took));
                    return reader.read(head, body);
                };
    }

    void retrying(Throwable failure, Duration wait) {
        report(listener -> listener.retrying(failure, wait));
    }

    /** Reports the end of the call. */
    <T> Flux<T> finished(Flux<T> call) {
        return listeners.isEmpty()
                ? call
                : call.doOnComplete(() -> finish(SignalType.ON_COMPLETE, null))
                        .doOnError(failure -> finish(SignalType.ON_ERROR, failure))
                        .doOnCancel(() -> finish(SignalType.CANCEL, null));
    }

    private void finish(SignalType end, @Nullable Throwable failure) {
        if (finished.compareAndSet(false, true)) {
            Duration took = Duration.ofNanos(now() - subscribed);
            report(listener -> listener.finished(end, failure, took));
        }
    }

    private void report(Consumer<CallListener> event) {
        for (CallListener listener : listeners) {
            unharmed(() -> event.accept(listener));
        }
    }

    private static void unharmed(Runnable event) {
        try {
            event.run();
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
        }
    }

    private static long now() {
        return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
    }
}
