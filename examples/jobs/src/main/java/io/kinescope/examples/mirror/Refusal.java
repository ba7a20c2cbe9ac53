package io.kinescope.examples.mirror;

import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.ForbiddenException;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.UnauthorizedException;

/**
 * A request for one entry that the API has refused, or whose answer cannot be read. It is sent again next time; until then what
 * is stored of the entry stays.
 *
 * @param lacking what could not be read, such as {@code no details of video}
 * @param id the id of the entry
 * @param reason the reason of the API
 */
record Refusal(String lacking, String id, String reason) {

    private static final int SERVER_ERRORS = 500;

    static Refusal of(String lacking, String id, Throwable failure) {
        return new Refusal(lacking, id, String.valueOf(failure.getMessage()));
    }

    /**
     * Returns whether the failure concerns one entry, which must not hold up all others, rather than the token, the rate or
     * the whole server.
     */
    static boolean isOfOneEntry(Throwable failure) {
        return failure instanceof DecodingException
                || (failure instanceof ApiException refused
                        && refused.status() < SERVER_ERRORS
                        && !(failure instanceof UnauthorizedException
                                || failure instanceof PaymentRequiredException
                                || failure instanceof ForbiddenException
                                || failure instanceof RateLimitedException));
    }

    /** Returns whether the server has failed, for one entry or for all. */
    static boolean isOfTheServer(Throwable failure) {
        return failure instanceof ApiException failed && failed.status() >= SERVER_ERRORS;
    }

    @Override
    public String toString() {
        return lacking + " " + id + ": " + reason;
    }
}
