package io.kinescope.test.server;

import io.kinescope.test.uploads.UploadLinks;
import java.util.Set;

/** The paths of the uploader, which is a host of its own at Kinescope. */
final class UploaderPaths {

    private static final String INIT = "/v2/init";
    private static final Set<String> FILES = Set.of("/v2/video", "/v2/poster", "/additional-material");

    private UploaderPaths() {}

    static boolean serves(String uri) {
        return path(uri).equals(INIT) || receivesFile(uri);
    }

    /** Returns whether the body of a request is a file. */
    static boolean receivesFile(String uri) {
        return FILES.contains(path(uri)) || isLink(uri);
    }

    /** Returns whether it is the path of an upload link, which needs no token and has no limits. */
    static boolean isLink(String uri) {
        return UploadLinks.isLink(path(uri));
    }

    /** Returns the path of a URI without its query. */
    static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
