package io.kinescope.client.netty;

import java.util.regex.Pattern;

/** The form of an API token. */
public final class Token {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Token() {}

    /**
     * Checks that this is a token at all, so that nothing else is ever sent as one.
     *
     * @param token the token
     * @return the same token
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat it
     */
    public static String check(String token) {
        if (!UUID.matcher(token).matches()) {
            throw new IllegalArgumentException("the API token must be a UUID such as"
                    + " 00000000-0000-0000-0000-000000000000; get one in the Kinescope dashboard,"
                    + " https://app.kinescope.io, under Settings, API tokens");
        }
        return token;
    }
}
