package io.kinescope.client.netty;

import io.kinescope.client.api.Request;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.file.ContentException;
import io.kinescope.client.ratelimit.Permit;
import org.jspecify.annotations.Nullable;

/** One attempt to send a request, which decides what a failure means: the connection is written and read by other threads. */
final class SendAttempt {

    private final Request request;
    private final Permit permit;
    private volatile boolean sent;
    private volatile boolean unprocessed;
    private volatile @Nullable Throwable source;

    SendAttempt(Request request, Permit permit) {
        this.request = request;
        this.permit = permit;
    }

    Request request() {
        return request;
    }

    /** Returns whether the request may be written; false if it was cancelled, so that its permit is another one's now. */
    boolean begin() {
        sent = permit.sent();
        return sent;
    }

    void answered() {
        permit.answered();
    }

    /** The server has said that it did nothing with the request. */
    void unprocessed() {
        unprocessed = true;
    }

    void sourceFailed(Throwable failure) {
        source = failure;
    }

    /** A source that failed tears down the connection, so what the connection says of it comes second. */
    KinescopeException failed(Throwable failure) {
        Throwable broken = source;
        if (broken != null) {
            return ContentException.toSourceException(request.operation(), broken);
        }
        Throwable cause = FailureReason.withoutProxyResponse(sent ? FailureReason.withoutQuotes(failure) : failure);
        FailureReason reason = FailureReason.of(cause);
        return new TransportException(
                request.operation(), sent && !unprocessed, reason.permanent(), reason.text(), cause);
    }
}
