package io.kinescope.spring.boot;

import io.kinescope.client.KinescopeClient;

/** Reads API tokens that were configured as text. */
final class TokenText {

    private TokenText() {}

    /** Returns the token without white space around it, such as the line break at the end of a file. */
    static String read(String source, String text) {
        String token = text.strip();
        try {
            KinescopeClient.builder().token(token);
        } catch (IllegalArgumentException malformed) {
            throw new TokenException(source + " is not an API token of Kinescope.", malformed);
        }
        return token;
    }
}
