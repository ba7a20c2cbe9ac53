package io.kinescope.examples.upload;

import java.util.Locale;

/** The result of one file of a bulk upload. */
enum ResultStatus {
    /** It is not sent yet. */
    WAITING,
    /** It was sent as a new video. */
    SENT,
    /** It was sent in place of the content that its video had. */
    REPLACED,
    /** An earlier run had sent it. */
    SENT_BEFORE,
    /** It could not be sent. */
    FAILED,
    /** It is none of Kinescope's formats. */
    LEFT_OUT;

    /** Returns the status as the list has it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
