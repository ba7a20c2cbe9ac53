package io.kinescope.examples.benchmark.listing;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.Exchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.api.ResponseHead;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.RateLimiter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;

/** This client with all it does but HTTP: the pipeline, retries and JSON. */
final class Kinescope {

    private Kinescope() {}

    static Listing<Integer> listing(Server server) {
        ApiSettings settings =
                ApiSettings.standard().rateLimiter(RateLimiter.unlimited()).pageSize(Server.PER_PAGE);
        Api api = new Api(new Answering(server), settings);
        return api.get("/v1/numbers").items(Integer.class);
    }

    private record Answering(Server server) implements Exchange {

        private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");

        @Override
        public <T> Flux<T> send(Request request, Permit permit, Reader<T> reader) {
            Matcher page = PAGE.matcher(request.uri());
            int number = page.find() ? Integer.parseInt(page.group(1)) : 1;
            return server.page(number)
                    .flatMapMany(
                            numbers -> reader.read(new ResponseHead(200, Map.of()), Flux.just(json(number, numbers))));
        }

        private static byte[] json(int number, List<Integer> numbers) {
            return "{\"meta\":{\"pagination\":{\"page\":%d,\"per_page\":%d,\"total\":%d}},\"data\":%s}"
                    .formatted(number, Server.PER_PAGE, Server.TOTAL, numbers)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
