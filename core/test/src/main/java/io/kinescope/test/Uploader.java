package io.kinescope.test;

import java.util.Set;

/** Tells what goes to the uploader, a host of its own at Kinescope, from what goes to the API. */
final class Uploader {

    private static final Set<String> PATHS = Set.of("/v2/init", "/v2/video", "/v2/poster", "/additional-material");

    private Uploader() {}

    static boolean serves(String uri) {
        return PATHS.contains(path(uri)) || isLink(uri);
    }

    /** Whether it goes to an upload link, which knows no token and so has no limits to count by. */
    static boolean isLink(String uri) {
        return UploadLinks.isLink(path(uri));
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
