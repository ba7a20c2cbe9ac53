package io.kinescope.client.api;

import io.kinescope.client.error.WaitTooLongException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;
import reactor.util.Logger;

/** The lines that one call writes into the log. */
final class LoggedCall implements CallListener {

    /** Kinescope's request ids are shorter; the text is the server's, or that of a proxy. */
    private static final int LONGEST_REQUEST_ID = 100;

    private final String operation;
    private final Duration longWait;
    private final Logger log;
    private int attempts;
    private boolean waiting;
    private long waitingSince;
    private Duration waited = Duration.ZERO;
    private @Nullable Integer status;
    private @Nullable String requestId;

    LoggedCall(String operation, Duration longWait, Logger log) {
        this.operation = operation;
        this.longWait = longWait;
        this.log = log;
    }

    @Override
    public void attemptStarted(int attempt) {
        attempts = attempt;
        status = null;
        requestId = null;
        waiting = true;
        waitingSince = now();
    }

    @Override
    public void permitGranted(Duration wait) {
        stopWaiting(wait);
    }

    @Override
    public void answered(int answeredStatus, @Nullable String answeredRequestId, Duration took) {
        status = answeredStatus;
        requestId = answeredRequestId;
    }

    @Override
    public void finished(SignalType end, @Nullable Throwable failure, Duration took) {
        if (waiting) {
            stopWaiting(Duration.ofNanos(now() - waitingSince));
        }
        if (failure instanceof WaitTooLongException || (failure != null && attempts > 1)) {
            log.warn("{} was given up: {}", operation, summary(end, failure, took));
        } else if (log.isDebugEnabled()) {
            log.debug("{}: {}", operation, summary(end, failure, took));
        }
    }

    private void stopWaiting(Duration wait) {
        waiting = false;
        waited = waited.plus(wait);
        if (wait.compareTo(longWait) > 0) {
            log.warn("{} waited {} for a permit of the rate limiter", operation, wait);
        }
    }

    private String summary(SignalType end, @Nullable Throwable failure, Duration took) {
        return end(end, failure) + ", status " + (status == null ? "none" : status) + ", attempts " + attempts
                + ", waited " + waited + ", took " + took + ", request id " + visible(requestId);
    }

    private static String end(SignalType end, @Nullable Throwable failure) {
        if (failure != null) {
            return "failed with " + failure.getClass().getSimpleName();
        }
        return end == SignalType.CANCEL ? "cancelled" : "completed";
    }

    private static String visible(@Nullable String id) {
        if (id == null) {
            return "none";
        }
        String visible = id.replaceAll("[^!-~]", "?");
        return visible.length() <= LONGEST_REQUEST_ID ? visible : visible.substring(0, LONGEST_REQUEST_ID);
    }

    private static long now() {
        return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
    }
}
