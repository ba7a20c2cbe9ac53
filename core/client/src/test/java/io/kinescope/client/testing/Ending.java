package io.kinescope.client.testing;

/** What becomes of the connection after what is sent of an answer. */
enum Ending {
    /** The answer ends as HTTP says, and the connection waits for the next request. */
    COMPLETE,
    /** The connection ends with FIN, as when a server process ends. */
    CLOSE,
    /** The connection ends with RST, as when a server crashes or a load balancer forgot the connection. */
    RESET,
    /** Nothing more is sent, and the connection stays open. */
    SILENCE
}
