package io.kinescope.client.api;

import io.kinescope.client.ratelimit.Permit;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one seam between the pipeline and the wire: every byte goes through it.
 *
 * <p>Replacing it is the way to test without a server.
 */
public interface Exchange {

    /**
     * Sends the request once for every subscription, and hands the answer to the reader, whatever its status.
     *
     * <p>Fails with {@link io.kinescope.client.error.TransportException} if there is no complete answer. Cancelling ends the
     * exchange and gives back what it holds.
     *
     * @param request the request
     * @param permit the permit, to which the exchange reports the request as sent and answered
     * @param reader makes the result from the answer
     * @param <T> the type of the result
     * @return the result of the reader
     */
    <T> Flux<T> send(Request request, Permit permit, Reader<T> reader);

    /**
     * Releases the connections which the exchange owns. Calls in flight may still end; calls made later fail with
     * {@link io.kinescope.client.error.ClosedException}. Never blocks.
     */
    default void close() {}

    /**
     * Returns when the exchange is closed: calls that wait for a permit or for their next attempt then fail at once with
     * {@link io.kinescope.client.error.ClosedException}. Every call subscribes to it, so subscribing and cancelling must
     * not depend on the number of calls.
     *
     * @return completes when the exchange is closed, at once if it is closed already; by default never
     */
    default Mono<Void> onClose() {
        return Mono.never();
    }

    /**
     * Makes the result of an exchange from the answer.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    interface Reader<T> {

        /**
         * Reads an answer.
         *
         * @param head its status and headers
         * @param body its bytes as they arrive, for one subscriber; what is not read is discarded
         * @return the result; the exchange is over when it ends
         */
        Publisher<T> read(ResponseHead head, Flux<byte[]> body);
    }
}
