package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.api.Request;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.testing.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Listings request their pages, and emit their items, with the thread locals of their subscriber. Permits and answers come on
 * a scheduler that restores nothing, as one of an application may be.
 */
class ListingContextTest {

    private static final int TENANTS = 3;
    private static final int ITEMS = 95;

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();
    private final List<String> sent = new ArrayList<>();
    private final RecordingExchange server = RecordingExchange.of(request -> {
        sent.add(request.headers().get("X-Tenant") + " as " + Tenant.get());
        return Mono.delay(Duration.ofMillis(50), clock).map(tick -> page(request));
    });
    private final Api api = new Api(
            server,
            ApiSettings.standard()
                    .pageSize(20)
                    .rateLimiter(TokenBucket.builder()
                            .limit(1, Duration.ofMillis(20))
                            .transit(Duration.ZERO)
                            .scheduler(clock)
                            .build()));

    private record Item(String id, Instant createdAt) {}

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void pagesReadAhead() {
        assertThat(seen(listing -> listing.readAhead(4)))
                .hasSize(TENANTS * ITEMS)
                .allMatch(this::isOwn);
        assertThat(sent).hasSizeGreaterThanOrEqualTo(TENANTS * 5).allMatch(this::isOwn);
    }

    @Test
    void eachOnce() {
        assertThat(seen(listing -> listing.eachOnce().readAhead(2)))
                .hasSize(TENANTS * ITEMS)
                .allMatch(this::isOwn);
        assertThat(sent).hasSizeGreaterThanOrEqualTo(TENANTS * 5).allMatch(this::isOwn);
    }

    private boolean isOwn(String seen) {
        return seen.matches("(tenant-\\d) as \\1");
    }

    private List<String> seen(Function<OrderedListing<Item>, Flux<Item>> listing) {
        List<String> seen = new ArrayList<>();
        try (Tenant.Propagation propagation = Tenant.propagated()) {
            for (int i = 0; i < TENANTS; i++) {
                String tenant = "tenant-" + i;
                OrderedListing<Item> items =
                        api.get("/v1/x").header("X-Tenant", tenant).items(Item.class, Item::id, Item::createdAt);
                propagation
                        .as(
                                tenant,
                                listing.apply(items)
                                        .doOnNext(item -> seen.add(tenant + " as " + Tenant.get()))
                                        .then())
                        .subscribe();
            }
            clock.advanceTimeBy(Duration.ofMinutes(1));
        }
        return seen;
    }

    private static Answer page(Request request) {
        int page = parameter(request, "page");
        int size = parameter(request, "per_page");
        String items = IntStream.range((page - 1) * size, Math.min(ITEMS, page * size))
                .mapToObj(item -> "{\"id\":\"%d\",\"created_at\":\"%s\"}".formatted(item, Instant.ofEpochSecond(item)))
                .collect(Collectors.joining(","));
        return new Answer(
                200,
                Map.of(),
                "{\"meta\":{\"pagination\":{\"page\":%d,\"per_page\":%d,\"total\":%d}},\"data\":[%s]}"
                        .formatted(page, size, ITEMS, items));
    }

    private static int parameter(Request request, String name) {
        Matcher parameter = Pattern.compile("[?&]" + name + "=(\\d+)").matcher(request.uri());
        assertThat(parameter.find()).isTrue();
        return Integer.parseInt(parameter.group(1));
    }
}
