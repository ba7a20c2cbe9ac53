package io.kinescope.examples.benchmark.listing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Publisher;

/** The paginator of the AWS SDK, on a client that has only the one operation. */
final class Aws {

    private Aws() {}

    static Flux<Integer> paginator(Server server) {
        ListObjectsV2Request request =
                ListObjectsV2Request.builder().bucket("numbers").build();
        return Flux.from(new ListObjectsV2Publisher(new Listing(server), request).contents())
                .map(object -> Integer.valueOf(object.key()));
    }

    private record Listing(Server server) implements S3AsyncClient {

        @Override
        public CompletableFuture<ListObjectsV2Response> listObjectsV2(ListObjectsV2Request request) {
            String token = request.continuationToken();
            int number = token == null ? 1 : Integer.parseInt(token);
            return server.page(number).map(items -> response(number, items)).toFuture();
        }

        private static ListObjectsV2Response response(int number, List<Integer> items) {
            boolean more = number < Server.PAGES;
            return ListObjectsV2Response.builder()
                    .contents(items.stream()
                            .map(item -> S3Object.builder().key(item.toString()).build())
                            .toList())
                    .isTruncated(more)
                    .nextContinuationToken(more ? Integer.toString(number + 1) : null)
                    .build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
