package io.kinescope.client.netty;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks API tokens; no message contains one. */
final class Token {

    private static final String SOURCE =
            "get one in the Kinescope dashboard, https://app.kinescope.io, under Settings, API tokens";
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Token() {}

    /** Returns the token if it is one, so that nothing else is ever sent as one. */
    static String check(@Nullable String token) {
        String present = require(token);
        if (!UUID.matcher(present).matches()) {
            throw new IllegalArgumentException(
                    "the API token must be a UUID such as 00000000-0000-0000-0000-000000000000; " + SOURCE);
        }
        return present;
    }

    /** Returns the token, or its source, if it is set. */
    static <T> T require(@Nullable T token) {
        if (token == null) {
            throw new IllegalArgumentException("a token is needed: builder().token(...); " + SOURCE);
        }
        return token;
    }
}
