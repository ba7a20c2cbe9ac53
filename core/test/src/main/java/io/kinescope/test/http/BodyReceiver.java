package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;

/**
 * The receiver of one request's body, which answers when the body is complete. Parts are taken on the connection's
 * thread, one after another; everything else runs on the thread that works on the library.
 */
public interface BodyReceiver {

    void receive(byte[] part);

    /** Answers when the body is complete; an error may be thrown as {@link ApiError}. */
    Answer end();

    /** Is called instead of {@link #end} if the connection breaks before the end. */
    default void disconnected() {}

    /** Returns a receiver that ignores the body. The body is read to its end, or its sender would miss the answer. */
    static BodyReceiver of(Answer answer) {
        return new BodyReceiver() {
            @Override
            public void receive(byte[] part) {}

            @Override
            public Answer end() {
                return answer;
            }
        };
    }
}
