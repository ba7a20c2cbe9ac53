package io.kinescope.test.operations;

import io.kinescope.test.analytics.AnalyticsOperations;
import io.kinescope.test.billing.BillingOperations;
import io.kinescope.test.http.BodyReceiver;
import io.kinescope.test.http.Call;
import io.kinescope.test.http.Content;
import io.kinescope.test.http.PathTemplate;
import io.kinescope.test.http.Query;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.library.Library;
import io.kinescope.test.uploads.Processing;
import io.kinescope.test.uploads.UploadLinks;
import io.kinescope.test.uploads.UploadOperations;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All operations of the API on one library, and the check of the token. */
public final class Api {

    private final Routes routes = new Routes();
    private final String authorization;

    public Api(Library library, String token, Processing processing) {
        ProjectJson projectJson = new ProjectJson(library);
        new VideoOperations(library).register(routes);
        new EditingOperations(library).register(routes);
        new ProjectOperations(library, projectJson).register(routes);
        new FolderOperations(library, projectJson).register(routes);
        new PlaylistOperations(library).register(routes);
        new TagOperations(library).register(routes);
        new LiveEventOperations(library).register(routes);
        new LiveStreamOperations(library).register(routes);
        new WebhookOperations(library).register(routes);
        new ChatKeyOperations(library).register(routes);
        new BillingOperations(library).register(routes);
        new AnalyticsOperations(library).register(routes);
        new SubtitleOperations(library).register(routes);
        new PosterOperations(library).register(routes);
        new MaterialOperations(library).register(routes);
        UploadLinks links = new UploadLinks(library.videos(), processing);
        links.register(routes);
        new UploadOperations(library, processing, links).register(routes);
        this.authorization = "Bearer " + token;
    }

    public BodyReceiver begin(String method, String uri, HttpHeaders headers) {
        QueryStringDecoder decoder = new QueryStringDecoder(uri);
        // Whoever knows an upload link may use it.
        if (!UploadLinks.isLink(decoder.rawPath())) {
            check(headers.get(HttpHeaderNames.AUTHORIZATION));
        }
        Routes.Match match = routes.find(method, decoder.rawPath());
        return match.operation().begin(new Call(match.ids(), query(decoder), headers, new Content()));
    }

    /** Returns the path of the operation for a request, empty if there is none. */
    public Optional<PathTemplate> template(String method, String path) {
        return routes.template(method, path);
    }

    private void check(@Nullable String authorization) {
        if (authorization == null) {
            throw ApiError.noAuthorization();
        }
        if (!authorization.equals(this.authorization)) {
            throw ApiError.badToken();
        }
    }

    private static Query query(QueryStringDecoder decoder) {
        try {
            return new Query(decoder.parameters());
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid("query", "encoding", String.valueOf(e.getMessage()));
        }
    }
}
