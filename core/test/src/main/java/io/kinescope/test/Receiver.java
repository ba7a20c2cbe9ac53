package io.kinescope.test;

/**
 * Takes the body of one request as it comes, and answers when all of it is there. The parts come on the connection's
 * thread, one after another; everything else happens on the thread that works on the library.
 */
interface Receiver {

    void take(byte[] part);

    /** Answers when the body is complete; anything but success may be thrown as {@link ApiError}. */
    Answer end();

    /** Is told instead of {@link #end} if the connection breaks before. */
    default void cut() {}

    /** Takes no notice of the body. It is read to its end all the same: whoever still sends it would miss the answer. */
    static Receiver of(Answer answer) {
        return new Receiver() {
            @Override
            public void take(byte[] part) {}

            @Override
            public Answer end() {
                return answer;
            }
        };
    }
}
