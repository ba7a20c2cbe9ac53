package io.kinescope.examples.benchmark.listing;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.rest.PagedFlux;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.PagedResponseBase;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The listing of Azure's clients, as they make it: the first page, then one for each continuation token. */
final class Azure {

    private static final HttpRequest REQUEST = new HttpRequest(HttpMethod.GET, "http://localhost");

    private Azure() {}

    static Flux<Integer> pagedFlux(Server server) {
        return new PagedFlux<>(() -> page(server, 1), token -> page(server, Integer.parseInt(token)));
    }

    private static Mono<PagedResponse<Integer>> page(Server server, int number) {
        String next = number < Server.PAGES ? Integer.toString(number + 1) : null;
        return server.page(number)
                .map(items -> new PagedResponseBase<Void, Integer>(REQUEST, 200, new HttpHeaders(), items, next, null));
    }
}
