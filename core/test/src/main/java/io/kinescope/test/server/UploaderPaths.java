package io.kinescope.test.server;

import io.kinescope.test.uploads.UploadLinks;
import java.util.Set;

/** The paths of the uploader, which is a host of its own at Kinescope. */
final class UploaderPaths {

    private static final Set<String> PATHS = Set.of("/v2/init", "/v2/video", "/v2/poster", "/additional-material");

    private UploaderPaths() {}

    static boolean serves(String uri) {
        return PATHS.contains(path(uri)) || isLink(uri);
    }

    /** Returns whether it is the path of an upload link, which needs no token and has no limits. */
    static boolean isLink(String uri) {
        return UploadLinks.isLink(path(uri));
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
