package io.kinescope.examples.mirror;

import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.ForbiddenException;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.UnauthorizedException;

/**
 * A request for one entry that the API has refused. The entry stays as it was, and is requested again next time.
 *
 * @param lacking what is lacking, such as {@code no details of video}
 * @param id the id of the entry
 * @param reason the reason of the API
 */
record Refusal(String lacking, String id, String reason) {

    static Refusal of(String lacking, String id, Throwable failure) {
        return new Refusal(lacking, id, String.valueOf(failure.getMessage()));
    }

    /** Returns whether the failure concerns one entry, which must not hold up all others, and not the token or the rate. */
    static boolean isOfOneEntry(Throwable failure) {
        return failure instanceof DecodingException
                || (failure instanceof ApiException
                        && !(failure instanceof UnauthorizedException
                                || failure instanceof PaymentRequiredException
                                || failure instanceof ForbiddenException
                                || failure instanceof RateLimitedException));
    }

    @Override
    public String toString() {
        return lacking + " " + id + ": " + reason;
    }
}
