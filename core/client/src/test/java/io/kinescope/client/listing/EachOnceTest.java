package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.client.videos.Videos;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
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
        Library library = new Library(new Random(seed), items, largest, changes);
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
        Library library = new Library(random, items, largest, changes);
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
        Library library = new Library(new Random(seed), items, largest, changes);
        library.most = 20;
        Set<String> stayed = library.ids();
        List<String> seen = ids(library.answerAll(
                EachOnce.of(library).readAhead(ahead).checkpointed().collectList()));
        stayed.retainAll(library.ids());
        assertThat(seen).doesNotHaveDuplicates().containsAll(stayed);
    }

    @Test
    void everyShiftIsTold() {
        Library library = new Library(new Random(1), 400, 50, 0);
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
        Library library = new Library(new Random(1), 1000, 100, 0);
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
        Library alone = new Library(new Random(1), items, largest, 0);
        alone.tied = false;
        alone.items.clear();
        IntStream.range(0, items).forEach(i -> alone.add());
        alone.answerAll(EachOnce.of(alone).collectList());
        Library together = new Library(new Random(1), 0, largest, 0);
        together.items.addAll(alone.items);
        assertThat(together.answerAll(EachOnce.of(together).readAhead(ahead).collectList()))
                .hasSize(items);
        assertThat(together.reads).isEqualTo(alone.reads);
        assertThat(together.mostPending).isLessThanOrEqualTo(ahead);
    }

    @Test
    void aPageIsAskedForWhenItsFirstItemIsWanted() {
        Library library = new Library(new Random(1), 1000, 100, 0);
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
        Library library = new Library(new Random(1), 1000, 100, 0);
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
        Library library = new Library(new Random(1), 1000, 100, 0);
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
        Random random = new Random(ahead);
        RateLimiter limiter = TokenBucket.builder()
                .limit(10, Duration.ofSeconds(1))
                .limit(300, Duration.ofMinutes(1))
                .scheduler(clock)
                .build();
        AtomicInteger requests = new AtomicInteger();
        Library library = new Library(new Random(1), 0, 100, 0) {
            @Override
            public Mono<Page<Item>> slice(int page, int size) {
                return Mono.fromRunnable(requests::incrementAndGet)
                        .then(Mono.delay(Duration.ofMillis(random.nextInt(40, 301)), clock))
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
        Library library = new Library(new Random(1), 1000, 100, 0);
        List<Shift> shifts = new ArrayList<>();
        Mono<List<Item>> all =
                EachOnce.of(library).readAhead(3).onShift(shifts::add).collectList();
        library.before(1, () -> library.items.subList(0, 60).clear());
        assertThat(library.answerAll(all)).hasSize(1000).doesNotHaveDuplicates();
        assertThat(shifts).extracting(shift -> shift.expected() - shift.found()).containsExactly(60L);
    }

    @Test
    void aPageThatLacksItemsIsNotTheEnd() {
        Library library = new Library(new Random(1), 1000, 100, 0);
        library.answered = (read, items) -> read % 4 == 0 ? items.subList(0, items.size() * 2 / 3) : items;
        assertThat(library.answerAll(EachOnce.of(library).collectList()))
                .hasSize(1000)
                .doesNotHaveDuplicates();
        Library empty = new Library(new Random(1), 1000, 100, 0);
        empty.answered = (read, items) -> read % 5 == 0 ? List.of() : items;
        assertThat(empty.answerAll(EachOnce.of(empty).readAhead(4).collectList()))
                .hasSize(1000)
                .doesNotHaveDuplicates();
    }

    @Test
    void aTotalThatPromisesTooMuchIsNotBelievedForEver() {
        for (int items : new int[] {0, 1, 99, 100, 250}) {
            Library library = new Library(new Random(1), items, 100, 0);
            library.promised = 1000L;
            assertThat(library.answerAll(EachOnce.of(library).collectList())).hasSize(items);
            assertThat(library.reads).isLessThan(30);
        }
    }

    @Test
    void aServerThatKnowsOnlyOnePageIsNotAskedForEver() {
        Library library = new Library(new Random(1), 250, 100, 0);
        library.onlyPage = true;
        assertThat(library.answerAll(EachOnce.of(library).readAhead(2).collectList()))
                .hasSize(100);
        Library silent = new Library(new Random(1), 250, 100, 0);
        silent.onlyPage = true;
        silent.promised = null;
        assertThat(silent.answerAll(EachOnce.of(silent).collectList())).hasSize(100);
        assertThat(silent.reads).isLessThan(50);
    }

    @ParameterizedTest
    @CsvSource({"3, 8", "5, 4", "5, 8", "20, 8", "60, 8"})
    void itemsOfOneMomentDoNotCostManyRequestsInVain(int tied, int ahead) {
        Library library = new Library(new Random(1), 0, 100, 0);
        IntStream.range(0, 10_000).forEach(i -> library.items.add(new Item("v" + i, Instant.ofEpochMilli(i / tied))));
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
        Library library = new Library(new Random(1), 0, 30, 0);
        assertThat(library.answerAll(EachOnce.of(library).collectList())).isEmpty();
    }

    @Test
    void manyItemsOfOneMomentAreRead() {
        Library library = new Library(new Random(1), 0, 30, 0);
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

    private record Item(String id, Instant createdAt) {}

    private record Pending(int page, int size, MonoSink<Page<Item>> answer) {}

    /** A listing that changes between any two reads, and orders what was created at one moment as it likes. */
    private static class Library implements SliceSource<Item> {

        private final Random random;
        private final int largest;
        private final int changes;
        private final List<Item> items = new ArrayList<>();
        private final List<Runnable> planned = new ArrayList<>(Collections.nCopies(50, () -> {}));
        private final List<Pending> pending = new ArrayList<>();
        private boolean unstable = true;
        private boolean tied = true;
        private BiFunction<Integer, List<Item>, List<Item>> answered = (read, items) -> items;
        private Long promised = -1L;
        private boolean onlyPage;
        private int askings;
        private int mostPending;
        private int most = Integer.MAX_VALUE;
        private int reads;
        private int next;

        Library(Random random, int size, int largest, int changes) {
            this.random = random;
            this.largest = largest;
            this.changes = changes;
            IntStream.range(0, size).forEach(i -> add());
        }

        void before(int read, Runnable change) {
            planned.set(read, change);
        }

        Set<String> ids() {
            Set<String> ids = new HashSet<>();
            items.forEach(item -> ids.add(item.id()));
            return ids;
        }

        private void add() {
            Instant last = items.isEmpty()
                    ? Instant.EPOCH
                    : items.get(items.size() - 1).createdAt();
            // A few are created at the very same moment, though not more than the overlap of two windows can always
            // hold.
            boolean same = tied && tiedAtEnd() < 3 && random.nextInt(3) == 0;
            items.add(new Item("v" + next++, same ? last : last.plusMillis(1 + random.nextInt(5))));
        }

        private int tiedAtEnd() {
            int tied = 0;
            for (int i = items.size() - 1;
                    i >= 0
                            && items.get(i)
                                    .createdAt()
                                    .equals(items.get(items.size() - 1).createdAt());
                    i--) {
                tied++;
            }
            return tied;
        }

        private void change() {
            if (reads > 300) {
                return;
            }
            for (int i = 0; i < random.nextInt(changes + 1); i++) {
                if (random.nextBoolean() && !items.isEmpty()) {
                    items.remove(random.nextInt(items.size()));
                } else {
                    add();
                }
            }
        }

        @Override
        public Mono<Page<Item>> slice(int page, int asked) {
            return Mono.create(answer -> {
                Pending asking = new Pending(page, asked, answer);
                pending.add(asking);
                askings++;
                mostPending = Math.max(mostPending, pending.size());
                answer.onDispose(() -> pending.remove(asking));
            });
        }

        /** Answers in any order what is asked for, until there is a result. */
        <R> R answerAll(Mono<R> result) {
            Mono<R> shared = result.cache();
            shared.subscribe();
            while (!pending.isEmpty()) {
                answer(pending.get(random.nextInt(pending.size())));
            }
            return shared.block(Duration.ZERO);
        }

        void answerOne() {
            answer(pending.get(0));
        }

        private void answer(Pending asking) {
            pending.remove(asking);
            change();
            if (reads < planned.size()) {
                planned.get(reads).run();
            }
            assertThat(++reads).as("reads come to an end").isLessThan(10_000);
            int size = Math.min(asking.size(), most);
            List<Item> sorted = new ArrayList<>(items);
            if (unstable) {
                Collections.shuffle(sorted, random);
            }
            sorted.sort(Comparator.comparing(Item::createdAt));
            int page = onlyPage ? 1 : asking.page();
            int from = Math.min((page - 1) * size, sorted.size());
            int to = Math.min(from + size, sorted.size());
            List<Item> found = answered.apply(reads, List.copyOf(sorted.subList(from, to)));
            Long total = promised != null && promised < 0 ? Long.valueOf(sorted.size()) : promised;
            asking.answer().success(new Page<>(found, asking.page(), size, total, null));
        }

        @Override
        public String name() {
            return "library";
        }

        @Override
        public int maxSize() {
            return largest;
        }

        @Override
        public String id(Item item) {
            return item.id();
        }

        @Override
        public Instant createdAt(Item item) {
            return item.createdAt();
        }
    }
}
