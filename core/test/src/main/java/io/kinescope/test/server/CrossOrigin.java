package io.kinescope.test.server;

import io.kinescope.test.http.Answer;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;

/**
 * The headers that let pages of any origin use an upload link. Kinescope documents such uploads, and not the headers; these
 * are what tus in a browser needs.
 */
final class CrossOrigin {

    private CrossOrigin() {}

    static Answer allow(Answer answer, ReceivedRequest request) {
        if (!UploaderPaths.isLink(request.uri())) {
            return answer;
        }
        Answer allowed = answer.header(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN.toString(), "*")
                .header(
                        HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS.toString(),
                        "Tus-Resumable, Tus-Version, Upload-Length, Upload-Offset");
        return request.method().equals(HttpMethod.OPTIONS.name()) ? preflight(allowed) : allowed;
    }

    private static Answer preflight(Answer answer) {
        return answer.header(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS.toString(), "HEAD, PATCH, POST")
                .header(
                        HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS.toString(),
                        "Content-Type, Tus-Resumable, Upload-Offset, X-HTTP-Method-Override");
    }
}
