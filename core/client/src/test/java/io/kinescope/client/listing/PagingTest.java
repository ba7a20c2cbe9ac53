package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.error.IncompleteListingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

class PagingTest {

    private final List<Integer> asked = new ArrayList<>();

    @Test
    void oneWantedItemAsksForOnePage() {
        StepVerifier.create(items(library(1000, 10)), 1)
                .expectNext(0)
                .then(() -> assertThat(asked).containsExactly(1))
                .thenCancel()
                .verify();
        assertThat(asked).containsExactly(1);
    }

    @Test
    void nothingWantedAsksForNothing() {
        StepVerifier.create(items(library(1000, 10)), 0)
                .expectSubscription()
                .then(() -> assertThat(asked).isEmpty())
                .thenCancel()
                .verify();
    }

    @Test
    void exactlyOnePageWantedAsksForOnePage() {
        StepVerifier.create(items(library(1000, 10)), 10)
                .expectNextCount(10)
                .then(() -> assertThat(asked).containsExactly(1))
                .thenRequest(1)
                .expectNext(10)
                .then(() -> assertThat(asked).containsExactly(1, 2))
                .thenCancel()
                .verify();
    }

    @Test
    void takingTwentyFiveAsksForThreePages() {
        StepVerifier.create(items(library(1000, 10)).take(25))
                .expectNextCount(25)
                .verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void wantedPagesAreAskedForOneByOne() {
        StepVerifier.create(pages(library(1000, 10)), 1)
                .assertNext(page -> assertThat(page.number()).isEqualTo(1))
                .then(() -> assertThat(asked).containsExactly(1))
                .thenRequest(2)
                .expectNextCount(2)
                .then(() -> assertThat(asked).containsExactly(1, 2, 3))
                .thenCancel()
                .verify();
    }

    @Test
    void cancellingAsksForNothingMore() {
        AtomicBoolean cancelled = new AtomicBoolean();
        PageSource<Integer> server = number -> number == 1
                ? library(30, 10).page(1)
                : Mono.<Page<Integer>>never().doOnCancel(() -> cancelled.set(true));
        Disposable reading = items(server).subscribe();
        assertThat(asked).containsExactly(1, 2);
        assertThat(cancelled).isFalse();
        reading.dispose();
        assertThat(cancelled).isTrue();
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void everySubscriberStartsAnew() {
        Flux<Integer> items = items(library(20, 10));
        StepVerifier.create(items).expectNextCount(20).verifyComplete();
        StepVerifier.create(items).expectNextCount(20).verifyComplete();
        assertThat(asked).containsExactly(1, 2, 1, 2);
    }

    @Test
    void startsAtTheFirstPageItIsGiven() {
        StepVerifier.create(Listing.of(7, asking(library(100, 10))).take(1))
                .expectNext(60)
                .verifyComplete();
        assertThat(asked).containsExactly(7);
    }

    @Test
    void anExactMultipleNeedsNoExtraRequest() {
        StepVerifier.create(items(library(10_000, 100))).expectNextCount(10_000).verifyComplete();
        assertThat(asked).hasSize(100);
    }

    @Test
    void anEmptyListingIsOneEmptyPage() {
        StepVerifier.create(pages(library(0, 10)))
                .assertNext(page -> assertThat(page.items()).isEmpty())
                .verifyComplete();
        StepVerifier.create(items(library(0, 10))).verifyComplete();
        assertThat(asked).containsExactly(1, 1);
    }

    @Test
    void anEmptyPageEndsTheListingWhateverTheTotalSays() {
        StepVerifier.create(items(saying(25, 10, 1_000_000L)))
                .expectNextCount(25)
                .verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aTotalThatThePageDisprovesIsNotBelieved() {
        StepVerifier.create(items(saying(25, 10, 3L))).expectNextCount(25).verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3);
        asked.clear();
        StepVerifier.create(items(saying(25, 10, 0L))).expectNextCount(25).verifyComplete();
        asked.clear();
        StepVerifier.create(items(saying(25, 10, -1L))).expectNextCount(25).verifyComplete();
    }

    @Test
    void withoutATotalAPageThatIsNotFullIsTheLast() {
        StepVerifier.create(items(saying(25, 10, null))).expectNextCount(25).verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3);
        asked.clear();
        StepVerifier.create(items(saying(20, 10, null))).expectNextCount(20).verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void aServerThatIgnoresThePageIsNotAskedForEver() {
        PageSource<Integer> same =
                number -> Mono.just(new Page<>(IntStream.range(0, 10).boxed().toList(), number, 10, null, null));
        StepVerifier.create(items(same)).expectNextCount(10).verifyComplete();
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void aGrowingTotalIsFollowed() {
        PageSource<Integer> growing =
                number -> page(number, 10, Math.min(10 + number * 10, 50), Math.min(10L + number * 10L, 50L));
        StepVerifier.create(items(growing)).expectNextCount(50).verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aShrinkingTotalIsFollowed() {
        PageSource<Integer> shrinking = number -> page(number, 10, 60 - number * 10, 60L - number * 10L);
        StepVerifier.create(items(shrinking)).expectNextCount(30).verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void aPageSizeThatTheServerReducesIsFollowed() {
        RecordingExchange exchange = RecordingExchange.of(request -> {
            int number = Integer.parseInt(request.uri().replaceAll(".*[?&]page=(\\d+).*", "$1"));
            String ids = IntStream.range((number - 1) * 4, Math.min(number * 4, 10))
                    .mapToObj(id -> "{\"id\":\"" + id + "\"}")
                    .reduce((a, b) -> a + "," + b)
                    .orElse("");
            return Mono.just(RecordingExchange.Answer.ok("{\"meta\":{\"pagination\":{\"page\":" + number
                    + ",\"per_page\":4,\"total\":10}},\"data\":[" + ids + "]}"));
        });
        record Thing(String id) {}
        StepVerifier.create(exchange.strict()
                        .get("/v1/things")
                        .query("per_page", 1000)
                        .items(Thing.class)
                        .map(Thing::id))
                .expectNext("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
                .verifyComplete();
        assertThat(exchange.requests())
                .extracting(Request::uri)
                .containsExactly(
                        "/v1/things?per_page=1000&page=1",
                        "/v1/things?per_page=1000&page=2",
                        "/v1/things?per_page=1000&page=3");
    }

    /** Newest first: just a page of new items between two reads makes the next page equal to the one before. */
    @Property(tries = 300)
    void itemsAddedInFrontDoNotEndTheListing(
            @ForAll @IntRange(min = 1, max = 20) int perPage,
            @ForAll @IntRange(min = 1, max = 30) int pages,
            @ForAll @IntRange(min = 1, max = 30) int after,
            @ForAll @IntRange(max = 3) int times,
            @ForAll @IntRange(max = 9) int ahead) {
        AtomicInteger added = new AtomicInteger();
        AtomicInteger requests = new AtomicInteger();
        PageSource<Integer> growing = number -> Mono.fromSupplier(() -> {
            if (requests.getAndIncrement() >= after && added.get() < times * perPage) {
                added.addAndGet(perPage);
            }
            int total = pages * perPage + added.get();
            List<Integer> items = IntStream.range(
                            Math.min((number - 1) * perPage, total), Math.min(number * perPage, total))
                    .mapToObj(offset -> offset - added.get())
                    .toList();
            return new Page<>(items, number, perPage, (long) total, null);
        });
        assertThat(Listing.of(1, growing).readAhead(ahead).collectList().block())
                .containsAll(IntStream.range(0, pages * perPage).boxed().toList());
    }

    @Test
    void nullsCountWithoutATotal() {
        PageSource<Integer> server = number -> {
            int from = (number - 1) * 10;
            int to = Math.min(from + 10, 35);
            List<Integer> items = IntStream.range(from, to)
                    .filter(i -> i % 10 != 3 && i / 10 != 1)
                    .boxed()
                    .toList();
            return Mono.just(new Page<>(items, number, 10, null, null, to - from, null));
        };
        assertThat(items(server).collectList().block())
                .containsExactlyElementsOf(IntStream.range(0, 35)
                        .filter(i -> i % 10 != 3 && i / 10 != 1)
                        .boxed()
                        .toList());
        assertThat(asked).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aPageSizeThatTheServerReducesWithoutSayingSoLosesNothing() {
        PageSource<Integer> capped =
                number -> page(number, 10, 95, 95L).map(page -> new Page<>(page.items(), number, 100, 95L, null));
        assertThat(items(capped).collectList().block()).hasSize(95);
    }

    @Test
    void aServerThatStaysAtItsLastPageEndsTheListing() {
        PageSource<Integer> clamping = number -> {
            int total = number > 2 ? 20 : 30;
            return page(Math.min(number, total / 10), 10, total, (long) total);
        };
        StepVerifier.create(items(clamping)).expectNextCount(20).verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void aServerThatStaysAtAPageBeforeTheLastIsAnErrorAndNotAskedForEver() {
        StepVerifier.create(items(number -> page(Math.min(number, 10), 10, 250, 250L)))
                .expectNextCount(100)
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(IncompleteListingException.class)
                        .hasMessage("the listing cannot be listed completely: page 10 came where the one after page 10"
                                + " was requested, and there are 25"));
    }

    @Test
    void anErrorComesAfterTheItemsBeforeIt() {
        PageSource<Integer> failing = number -> number == 3
                ? Mono.error(new IllegalStateException("page 3"))
                : library(100, 10).page(number);
        StepVerifier.create(items(failing)).expectNextCount(20).verifyErrorMessage("page 3");
    }

    @Test
    void aPageThatIsNotThereEndsTheListing() {
        StepVerifier.create(items(
                        number -> number == 2 ? Mono.empty() : library(100, 10).page(number)))
                .expectNextCount(10)
                .verifyComplete();
    }

    @Test
    void aFetchThatThrowsIsAnError() {
        StepVerifier.create(items(number -> {
                    throw new IllegalStateException("no page");
                }))
                .verifyErrorMessage("no page");
    }

    @Test
    void theSubscribersContextReachesTheCalls() {
        List<String> seen = new ArrayList<>();
        PageSource<Integer> reading = number -> Mono.deferContextual(context -> {
            seen.add(context.get("who"));
            return library(20, 10).page(number);
        });
        StepVerifier.create(items(reading).contextWrite(Context.of("who", "me")))
                .expectNextCount(20)
                .verifyComplete();
        assertThat(seen).containsExactly("me", "me");
    }

    @Test
    void aHundredThousandPagesNeitherOverflowNorAccumulate() {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        PageSource<Integer> server = number -> Mono.fromSupplier(() -> {
            most.accumulateAndGet(held.incrementAndGet(), Math::max);
            return new Page<>(List.of(number), number, 1, 100_000L, null);
        });
        StepVerifier.create(
                        items(server).doOnNext(item -> held.decrementAndGet()).count())
                .expectNext(100_000L)
                .verifyComplete();
        assertThat(most).hasValue(1);
    }

    @Property(tries = 300)
    void anyRequestsAskForJustThePagesTheyNeed(
            @ForAll @IntRange(max = 200) int total,
            @ForAll @IntRange(min = 1, max = 20) int perPage,
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 15) Integer> requests,
            @ForAll boolean elsewhere) {
        asked.clear();
        PageSource<Integer> library = library(total, perPage);
        List<Integer> got = new ArrayList<>();
        AtomicBoolean complete = new AtomicBoolean();
        BaseSubscriber<Integer> subscriber = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {}

            @Override
            protected void hookOnNext(Integer item) {
                got.add(item);
            }

            @Override
            protected void hookOnComplete() {
                complete.set(true);
            }
        };
        items(library).subscribe(subscriber);
        int wanted = 0;
        for (int request : requests) {
            subscriber.request(request);
            wanted += request;
            int emitted = Math.min(wanted, total);
            assertThat(got)
                    .containsExactlyElementsOf(
                            IntStream.range(0, emitted).boxed().toList());
            int pages = total == 0 ? 1 : (emitted + perPage - 1) / perPage;
            assertThat(asked).hasSize(pages);
            assertThat(complete.get()).isEqualTo(emitted == total && pages >= (total + perPage - 1) / perPage);
        }
        subscriber.cancel();
    }

    @Property(tries = 50)
    void pagesFromOtherThreadsComeInOrder(
            @ForAll @IntRange(max = 300) int total, @ForAll @IntRange(min = 1, max = 20) int perPage) {
        asked.clear();
        PageSource<Integer> library = library(total, perPage);
        List<Integer> got = items(number -> library.page(number).publishOn(Schedulers.parallel()))
                .limitRate(7)
                .collectList()
                .block();
        assertThat(got)
                .containsExactlyElementsOf(IntStream.range(0, total).boxed().toList());
    }

    private Flux<Integer> items(PageSource<Integer> server) {
        return new ItemFlux<>(pages(server).map(Page::items));
    }

    private Flux<Page<Integer>> pages(PageSource<Integer> server) {
        return Listing.of(1, asking(server)).pages();
    }

    private PageSource<Integer> asking(PageSource<Integer> server) {
        return number -> {
            asked.add(number);
            return server.page(number);
        };
    }

    private static PageSource<Integer> library(int total, int perPage) {
        return saying(total, perPage, (long) total);
    }

    private static PageSource<Integer> saying(int real, int perPage, Long said) {
        return number -> page(number, perPage, real, said);
    }

    private static Mono<Page<Integer>> page(int number, int perPage, int real, Long said) {
        List<Integer> items = IntStream.range(Math.min((number - 1) * perPage, real), Math.min(number * perPage, real))
                .boxed()
                .toList();
        return Mono.just(new Page<>(items, number, perPage, said, null));
    }
}
