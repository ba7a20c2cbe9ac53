package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.IncompleteListingException;
import io.kinescope.client.listing.ChangingLibrary.Item;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.client.videos.Videos;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class EachOnceTest {

    @Property(tries = 10_000)
    void everyItemThatStaysComesOnceWhateverIsAddedAndDeleted(
            @ForAll long seed,
            @ForAll @IntRange(max = 150) int items,
            @ForAll @IntRange(min = 20, max = 30) int largest,
            @ForAll @IntRange(max = 6) int changes,
            @ForAll @IntRange(max = 4) int ahead) {
        ChangingLibrary library = new ChangingLibrary(new Random(seed), items, largest, changes);
        Set<String> stayed = library.ids();
        List<String> seen = ids(library.answerAll(
                EachOnce.of(library).readAhead(ahead).checkpointed().collectList()));
        stayed.retainAll(library.ids());
        assertThat(seen).doesNotHaveDuplicates().containsAll(stayed);
    }

    @Property(tries = 2_000)
    void aRunThatIsKilledAndResumedSeesTheSame(
            @ForAll long seed,
            @ForAll @IntRange(max = 150) int items,
            @ForAll @IntRange(min = 20, max = 30) int largest,
            @ForAll @IntRange(max = 4) int changes,
            @ForAll @IntRange(max = 4) int ahead) {
        Random random = new Random(seed);
        ChangingLibrary library = new ChangingLibrary(random, items, largest, changes);
        Set<String> stayed = library.ids();
        List<String> seen = new ArrayList<>();
        String saved = null;
        while (true) {
            int killedAfter = 1 + random.nextInt(50);
            EachOnce<Item> listing = EachOnce.of(library);
            List<Checkpointed<Item>> part =
                    library.answerAll((saved == null ? listing : listing.resume(Checkpoint.parse(saved)))
                            .readAhead(ahead)
                            .checkpointed()
                            .take(killedAfter)
                            .collectList());
            seen.addAll(ids(part));
            if (part.size() < killedAfter) {
                break;
            }
            saved = part.get(part.size() - 1).checkpoint().toString();
        }
        stayed.retainAll(library.ids());
        assertThat(seen).doesNotHaveDuplicates().containsAll(stayed);
        if (changes == 0) {
            assertThat(seen).hasSize(items);
        }
    }

    @Property(tries = 1_000)
    void aServerThatGivesSmallerPagesIsFollowed(
            @ForAll long seed,
            @ForAll @IntRange(max = 150) int items,
            @ForAll @IntRange(min = 20, max = 30) int largest,
            @ForAll @IntRange(max = 4) int changes,
            @ForAll @IntRange(max = 4) int ahead) {
        ChangingLibrary library = new ChangingLibrary(new Random(seed), items, largest, changes);
        library.most = 20;
        Set<String> stayed = library.ids();
        List<String> seen = ids(library.answerAll(
                EachOnce.of(library).readAhead(ahead).checkpointed().collectList()));
        stayed.retainAll(library.ids());
        assertThat(seen).doesNotHaveDuplicates().containsAll(stayed);
    }

    @Test
    void everyShiftIsTold() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 400, 50, 0);
        List<Shift> shifts = new ArrayList<>();
        library.before(2, () -> library.items.subList(0, 7).clear());
        library.before(5, () -> library.items.subList(0, 2).clear());
        List<String> seen = ids(library.answerAll(
                EachOnce.of(library).onShift(shifts::add).checkpointed().collectList()));
        assertThat(seen).hasSize(400);
        assertThat(shifts).extracting(shift -> shift.expected() - shift.found()).containsExactly(7L, 2L);
    }

    @Test
    void aListingThatDoesNotMoveHasNoShifts() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 1000, 100, 0);
        List<Shift> shifts = new ArrayList<>();
        assertThat(library.answerAll(EachOnce.of(library).onShift(shifts::add).collectList()))
                .hasSize(1000);
        assertThat(shifts).isEmpty();
        assertThat(library.reads)
                .as("not many more than the ten pages there are")
                .isLessThanOrEqualTo(15);
    }

    @Property(tries = 500)
    void readingAheadAsksForTheSameUnlessSomethingMoves(
            @ForAll @IntRange(max = 1000) int items,
            @ForAll @IntRange(min = 20, max = 100) int largest,
            @ForAll @IntRange(min = 1, max = 9) int ahead) {
        ChangingLibrary alone = new ChangingLibrary(new Random(1), items, largest, 0);
        alone.tied = false;
        alone.items.clear();
        IntStream.range(0, items).forEach(i -> alone.add());
        alone.answerAll(EachOnce.of(alone).collectList());
        ChangingLibrary together = new ChangingLibrary(new Random(1), 0, largest, 0);
        together.items.addAll(alone.items);
        assertThat(together.answerAll(EachOnce.of(together).readAhead(ahead).collectList()))
                .hasSize(items);
        assertThat(together.reads).isEqualTo(alone.reads);
        assertThat(together.mostPending).isLessThanOrEqualTo(ahead);
    }

    @Test
    void aPageIsAskedForWhenItsFirstItemIsWanted() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 1000, 100, 0);
        StepVerifier.create(EachOnce.of(library), 0)
                .then(() -> assertThat(library.pending).isEmpty())
                .thenRequest(100)
                .then(library::answerOne)
                .expectNextCount(100)
                .then(() -> assertThat(library.pending).isEmpty())
                .thenRequest(1)
                .then(() -> assertThat(library.pending).hasSize(1))
                .thenCancel()
                .verify();
        assertThat(library.pending).as("cancelled").isEmpty();
    }

    @Test
    void readsAheadOnceTheTotalIsKnownAndStopsAllOfItWhenCancelled() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 1000, 100, 0);
        StepVerifier.create(EachOnce.of(library).readAhead(3), 0)
                .thenRequest(1)
                .then(() -> assertThat(library.pending).hasSize(1))
                .then(library::answerOne)
                .expectNextCount(1)
                .thenRequest(100)
                .expectNextCount(99)
                .then(() -> assertThat(library.pending).hasSize(3))
                .thenCancel()
                .verify();
        assertThat(library.pending).as("cancelled").isEmpty();
    }

    @Test
    void anErrorComesAfterTheItemsOfThePagesBeforeIt() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 1000, 100, 0);
        StepVerifier.create(EachOnce.of(library).readAhead(3))
                .then(library::answerOne)
                .expectNextCount(100)
                .then(() -> library.pending.remove(1).answer().error(new IllegalStateException("broken")))
                .then(library::answerOne)
                .expectNextMatches(item -> true)
                .thenConsumeWhile(item -> true)
                .verifyErrorMessage("broken");
    }

    /** The windows overlap, so it is more requests than there are pages; the limits allow them in this time at best. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 32})
    void readingAheadIsAsFastAsTheLimits(int ahead) {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        Random delays = new Random(ahead);
        RateLimiter limiter = TokenBucket.builder()
                .limit(10, Duration.ofSeconds(1))
                .limit(300, Duration.ofMinutes(1))
                .scheduler(clock)
                .build();
        AtomicInteger requests = new AtomicInteger();
        ChangingLibrary library = new ChangingLibrary(new Random(1), 0, 100, 0) {
            @Override
            public Mono<Page<Item>> slice(int page, int size) {
                return Mono.fromRunnable(requests::incrementAndGet)
                        .then(Mono.delay(Duration.ofMillis(delays.nextInt(40, 301)), clock))
                        .map(answered -> page(page, size, 100_000))
                        .as(limiter::limit);
            }
        };
        AtomicReference<Duration> end = new AtomicReference<>();
        EachOnce.of(library)
                .readAhead(ahead)
                .count()
                .doOnNext(count -> assertThat(count).isEqualTo(100_000))
                .subscribe(count -> end.set(Duration.ofNanos(clock.now(TimeUnit.NANOSECONDS))));
        clock.advanceTimeBy(Duration.ofHours(1));
        assertThat(requests).hasValueLessThanOrEqualTo(1_160);
        long rest = requests.get() - 900L;
        Duration ideal = Duration.ofMinutes(3).plusMillis(rest * 100);
        assertThat(end.get()).isLessThanOrEqualTo(ideal.multipliedBy(103).dividedBy(100));
    }

    private static Page<Item> page(int page, int size, int total) {
        int from = (page - 1) * size;
        return new Page<>(
                IntStream.range(from, Math.min(total, from + size))
                        .mapToObj(i -> new Item("v" + i, Instant.ofEpochMilli(i)))
                        .toList(),
                page,
                size,
                (long) total,
                null);
    }

    @Test
    void whatIsOnItsWayIsGivenUpWhenTheListingMoves() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 1000, 100, 0);
        List<Shift> shifts = new ArrayList<>();
        Mono<List<Item>> all =
                EachOnce.of(library).readAhead(3).onShift(shifts::add).collectList();
        library.before(1, () -> library.items.subList(0, 60).clear());
        assertThat(library.answerAll(all)).hasSize(1000).doesNotHaveDuplicates();
        assertThat(shifts).extracting(shift -> shift.expected() - shift.found()).containsExactly(60L);
    }

    @Test
    void aPageThatLacksItemsIsNotTheEnd() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 1000, 100, 0);
        library.answered = (read, items) -> read % 4 == 0 ? items.subList(0, items.size() * 2 / 3) : items;
        assertThat(library.answerAll(EachOnce.of(library).collectList()))
                .hasSize(1000)
                .doesNotHaveDuplicates();
        ChangingLibrary empty = new ChangingLibrary(new Random(1), 1000, 100, 0);
        empty.answered = (read, items) -> read % 5 == 0 ? List.of() : items;
        assertThat(empty.answerAll(EachOnce.of(empty).readAhead(4).collectList()))
                .hasSize(1000)
                .doesNotHaveDuplicates();
    }

    @Test
    void aTotalThatNeverComesTrueIsAnErrorAfterTheItems() {
        for (int items : new int[] {0, 1, 99, 100, 250}) {
            ChangingLibrary library = new ChangingLibrary(new Random(1), items, 100, 0);
            library.promised = 1000L;
            List<Item> read = new ArrayList<>();
            assertThatThrownBy(() -> library.answerAll(
                            EachOnce.of(library).doOnNext(read::add).collectList()))
                    .isInstanceOf(IncompleteListingException.class)
                    .hasMessage("library cannot be listed completely: it ended after " + items
                            + " items, although its total is 1000");
            assertThat(read).hasSize(items);
            assertThat(library.reads).isLessThan(30);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatKnowsOnlyOnePageIsAnErrorAndNotAskedForEver(boolean hasTotal) {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 250, 100, 0);
        library.onlyPage = true;
        library.promised = hasTotal ? library.promised : null;
        List<Item> read = new ArrayList<>();
        assertThatThrownBy(() -> library.answerAll(
                        EachOnce.of(library).readAhead(2).doOnNext(read::add).collectList()))
                .isInstanceOf(IncompleteListingException.class)
                .hasMessageEndingWith("after 100 items the same ones came again");
        assertThat(read).hasSize(100);
        assertThat(library.reads).isLessThan(50);
    }

    @ParameterizedTest
    @CsvSource({"3, 8", "5, 4", "5, 8", "20, 8", "60, 8"})
    void itemsOfOneMomentDoNotCostManyRequestsInVain(int tied, int ahead) {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 0, 100, 0);
        IntStream.range(0, 10_000).forEach(i -> library.items.add(new Item("v" + i, Instant.ofEpochMilli(i / tied))));
        // Of more than half a page, the order has to stay.
        library.unstable = tied <= 50;
        assertThat(library.answerAll(EachOnce.of(library).collectList())).hasSize(10_000);
        int alone = library.reads;
        assertThat(library.answerAll(EachOnce.of(library).readAhead(ahead).collectList()))
                .hasSize(10_000)
                .doesNotHaveDuplicates();
        assertThat(library.askings - alone).isLessThanOrEqualTo(tied < 25 ? alone * 5 / 4 : alone * 3);
        assertThat(library.mostPending).isLessThanOrEqualTo(ahead);
    }

    @Test
    void anEmptyListingHasNoItems() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 0, 30, 0);
        assertThat(library.answerAll(EachOnce.of(library).collectList())).isEmpty();
    }

    @Test
    void manyItemsOfOneMomentAreRead() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 0, 30, 0);
        IntStream.range(0, 200).forEach(i -> library.items.add(new Item("same" + i, Instant.EPOCH)));
        library.items.add(new Item("later", Instant.EPOCH.plusSeconds(1)));
        library.unstable = false;
        assertThat(ids(library.answerAll(EachOnce.of(library).checkpointed().collectList())))
                .hasSize(201)
                .doesNotHaveDuplicates();
    }

    @Test
    void asksForTheOrderOfCreation() {
        RecordingExchange exchange = RecordingExchange.answering("{\"data\":[]}");
        Videos videos = new Videos(exchange.strict());
        videos.list(VideoQuery.of().projectId("p").perPage(50))
                .eachOnce()
                .collectList()
                .block();
        assertThat(exchange.sent()).isEqualTo("GET /v1/videos?project_id=p&per_page=50&order=created_at.asc&page=1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        videos.list(VideoQuery.of().order(Order.asc("title"))).eachOnce());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> videos.list(VideoQuery.of().page(2)).eachOnce());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> videos.list(VideoQuery.of().perPage(19)).eachOnce());
    }

    @Test
    void refusesACheckpointOfAnotherListing() {
        Videos videos = new Videos(
                RecordingExchange.answering("{\"data\":[{\"id\":\"a b,c\",\"created_at\":\"2024-01-01T00:00:00.5Z\"}]}")
                        .lenient(RetryPolicy.none()));
        Checkpoint checkpoint = videos.list(VideoQuery.of().perPage(100))
                .eachOnce()
                .checkpointed()
                .blockFirst()
                .checkpoint();
        assertThat(checkpoint.ids()).containsExactly("a b,c");
        assertThat(Checkpoint.parse(checkpoint.toString())).isEqualTo(checkpoint);
        assertThat(checkpoint.toString()).hasSizeLessThan(80).doesNotContain("\n");
        videos.list(VideoQuery.of().perPage(20)).eachOnce().resume(checkpoint);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> videos.list(VideoQuery.of().projectId("p").perPage(20))
                        .eachOnce()
                        .resume(checkpoint));
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("nonsense"));
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("1 a b c d"));
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("2 a 1 2024-01-01T00:00:00Z x"));
    }

    private static List<String> ids(List<Checkpointed<Item>> items) {
        return items.stream().map(item -> item.item().id()).toList();
    }
}
