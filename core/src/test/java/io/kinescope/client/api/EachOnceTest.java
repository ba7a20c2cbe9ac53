package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.Checkpoint;
import io.kinescope.client.Checkpointed;
import io.kinescope.client.Order;
import io.kinescope.client.Page;
import io.kinescope.client.RetryPolicy;
import io.kinescope.client.Shift;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.client.videos.Videos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class EachOnceTest {

    @Property(tries = 10_000)
    void everyItemThatStaysComesOnceWhateverIsAddedAndDeleted(
            @ForAll long seed,
            @ForAll @IntRange(max = 150) int items,
            @ForAll @IntRange(min = 20, max = 30) int largest,
            @ForAll @IntRange(max = 6) int changes) {
        Library library = new Library(new Random(seed), items, largest, changes);
        Set<String> stayed = library.ids();
        List<String> seen =
                ids(EachOnce.of(library).checkpointed().collectList().block());
        stayed.retainAll(library.ids());
        assertThat(seen).doesNotHaveDuplicates().containsAll(stayed);
    }

    @Property(tries = 2_000)
    void aRunThatIsKilledAndResumedSeesTheSame(
            @ForAll long seed,
            @ForAll @IntRange(max = 150) int items,
            @ForAll @IntRange(min = 20, max = 30) int largest,
            @ForAll @IntRange(max = 4) int changes) {
        Random random = new Random(seed);
        Library library = new Library(random, items, largest, changes);
        Set<String> stayed = library.ids();
        List<String> seen = new ArrayList<>();
        String saved = null;
        while (true) {
            int killedAfter = 1 + random.nextInt(50);
            EachOnce<Item> listing = EachOnce.of(library);
            List<Checkpointed<Item>> part = (saved == null ? listing : listing.resume(Checkpoint.parse(saved)))
                    .checkpointed()
                    .take(killedAfter)
                    .collectList()
                    .block();
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
            @ForAll @IntRange(max = 4) int changes) {
        Library library = new Library(new Random(seed), items, largest, changes);
        library.most = 20;
        Set<String> stayed = library.ids();
        List<String> seen =
                ids(EachOnce.of(library).checkpointed().collectList().block());
        stayed.retainAll(library.ids());
        assertThat(seen).doesNotHaveDuplicates().containsAll(stayed);
    }

    @Test
    void everyShiftIsTold() {
        Library library = new Library(new Random(1), 400, 50, 0);
        List<Shift> shifts = new ArrayList<>();
        library.before(2, () -> library.items.subList(0, 7).clear());
        library.before(5, () -> library.items.subList(0, 2).clear());
        List<String> seen = ids(EachOnce.of(library)
                .onShift(shifts::add)
                .checkpointed()
                .collectList()
                .block());
        assertThat(seen).hasSize(400);
        assertThat(shifts).extracting(shift -> shift.expected() - shift.found()).containsExactly(7L, 2L);
    }

    @Test
    void aListingThatDoesNotMoveHasNoShifts() {
        Library library = new Library(new Random(1), 1000, 100, 0);
        List<Shift> shifts = new ArrayList<>();
        assertThat(EachOnce.of(library).onShift(shifts::add).collectList().block())
                .hasSize(1000);
        assertThat(shifts).isEmpty();
        assertThat(library.reads)
                .as("not many more than the ten pages there are")
                .isLessThanOrEqualTo(15);
    }

    @Test
    void anEmptyListingHasNoItems() {
        assertThat(EachOnce.of(new Library(new Random(1), 0, 10, 0))
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    void manyItemsOfOneMomentAreRead() {
        Library library = new Library(new Random(1), 0, 30, 0);
        IntStream.range(0, 200).forEach(i -> library.items.add(new Item("same" + i, Instant.EPOCH)));
        library.items.add(new Item("later", Instant.EPOCH.plusSeconds(1)));
        library.unstable = false;
        assertThat(ids(EachOnce.of(library).checkpointed().collectList().block()))
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

    /** A listing that changes between any two reads, and orders what was created at one moment as it likes. */
    private static final class Library implements OrderedListing.Windows<Item> {

        private final Random random;
        private final int largest;
        private final int changes;
        private final List<Item> items = new ArrayList<>();
        private final List<Runnable> planned = new ArrayList<>(Collections.nCopies(50, () -> {}));
        private boolean unstable = true;
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
            boolean tied = tiedAtEnd() < 3 && random.nextInt(3) == 0;
            items.add(new Item("v" + next++, tied ? last : last.plusMillis(1 + random.nextInt(5))));
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
        public Mono<Page<Item>> read(int page, int asked) {
            return Mono.fromSupplier(() -> {
                change();
                if (reads < planned.size()) {
                    planned.get(reads).run();
                }
                assertThat(++reads).as("reads come to an end").isLessThan(10_000);
                int size = Math.min(asked, most);
                List<Item> sorted = new ArrayList<>(items);
                if (unstable) {
                    Collections.shuffle(sorted, random);
                }
                sorted.sort(Comparator.comparing(Item::createdAt));
                int from = Math.min((page - 1) * size, sorted.size());
                int to = Math.min(from + size, sorted.size());
                return new Page<>(sorted.subList(from, to), page, size, (long) sorted.size(), null);
            });
        }

        @Override
        public void check() {}

        @Override
        public String name() {
            return "library";
        }

        @Override
        public int largest() {
            return largest;
        }

        @Override
        public Function<Item, String> id() {
            return Item::id;
        }

        @Override
        public Function<Item, Instant> createdAt() {
            return Item::createdAt;
        }
    }
}
