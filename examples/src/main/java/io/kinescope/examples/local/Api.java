package io.kinescope.examples.local;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The operations of the API on one library, for whoever has its token. */
final class Api {

    private final Routes routes = new Routes();
    private final String authorization;

    Api(Library library, String token) {
        Shapes shapes = new Shapes(library);
        new VideoOperations(library).register(routes);
        new EditingOperations(library).register(routes);
        new ProjectOperations(library, shapes).register(routes);
        new FolderOperations(library, shapes).register(routes);
        new PlaylistOperations(library).register(routes);
        new TagOperations(library).register(routes);
        new LiveEventOperations(library).register(routes);
        new LiveStreamOperations(library).register(routes);
        new WebhookOperations(library).register(routes);
        new AnalyticsOperations(library).register(routes);
        this.authorization = "Bearer " + token;
    }

    ObjectNode answer(String method, String uri, @Nullable String authorization, String content) {
        if (authorization == null) {
            throw ApiError.noAuthorization();
        }
        if (!authorization.equals(this.authorization)) {
            throw ApiError.badToken();
        }
        QueryStringDecoder decoder = new QueryStringDecoder(uri);
        Routes.Match match = routes.find(method, decoder.rawPath());
        return match.operation().answer(new Call(match.ids(), query(decoder), content));
    }

    private static Query query(QueryStringDecoder decoder) {
        try {
            return new Query(decoder.parameters());
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid("query", "encoding", String.valueOf(e.getMessage()));
        }
    }
}
