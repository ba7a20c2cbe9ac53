package io.kinescope.client.api;

import io.kinescope.client.listing.Listing;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * A call whose results depend on the time zone that the response states beside them, in which their days begin:
 * {@code {"meta": {"time": {"timezone": …}}, "data": …}}.
 *
 * @param <R> the type of the results
 */
public final class ZonedCall<R> {

    private final Terminals<?, R> terminals;

    private ZonedCall(Terminals<?, R> terminals) {
        this.terminals = terminals;
    }

    static <T, R> ZonedCall<R> of(Call call, Class<T> type, BiFunction<? super T, ZoneId, ? extends R> mapper) {
        return new ZonedCall<>(new Terminals<T, R>(
                call,
                Objects.requireNonNull(type, "type must not be null"),
                Objects.requireNonNull(mapper, "mapper must not be null")));
    }

    /**
     * Sends the call for a single result.
     *
     * @return the result; empty if its {@code data} is null, or if a call that changes something is answered with 204
     */
    public Mono<R> data() {
        return terminals.data();
    }

    /**
     * Returns a listing like {@link Call#allItems(Class)}.
     *
     * @return all items
     */
    public Listing<R> allItems() {
        return terminals.allItems();
    }

    private record Terminals<T, R>(Call call, Class<T> type, BiFunction<? super T, ZoneId, ? extends R> mapper) {

        Mono<R> data() {
            return call.one(type)
                    .flatMap(response -> Mono.justOrEmpty(
                            response.body() == null ? null : response.body().data(mapper)));
        }

        Listing<R> allItems() {
            return new CallPages<T, R>(call, type, mapper).unpaged();
        }
    }
}
