package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.error.IncompleteListingException;
import io.kinescope.client.listing.ChangingLibrary.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Servers that are odd, or do not do what is requested: {@code eachOnce()} reads everything, or says that it did not. */
class IncompleteListingTest {

    private static final Instant YEAR_55971 = Instant.ofEpochSecond(1_704_067_200_000L);

    /** Every item read, then how the reading ended; null if it completed. */
    private record Outcome(List<Item> items, Throwable failure) {

        static Outcome of(ChangingLibrary library, int ahead) {
            List<Item> items = new ArrayList<>();
            return library.answerAll(EachOnce.of(library)
                    .readAhead(ahead)
                    .doOnNext(items::add)
                    .then(Mono.fromSupplier(() -> new Outcome(items, null)))
                    .onErrorResume(failure -> Mono.just(new Outcome(items, failure))));
        }

        void isComplete(ChangingLibrary library) {
            assertThat(failure).isNull();
            assertThat(items).hasSameSizeAs(library.items);
            assertThat(items).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(library.items);
        }

        void isIncomplete(String reason) {
            assertThat(failure)
                    .isInstanceOf(IncompleteListingException.class)
                    .hasMessageStartingWith("library cannot be listed completely: ")
                    .hasMessageContaining(reason);
            assertThat(items).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8})
    void anEndBeforeTheTotalIsAnError(int ahead) {
        ChangingLibrary library = library(2_500, 100);
        library.unstable = false;
        library.reach = 1_000;
        Outcome outcome = Outcome.of(library, ahead);
        outcome.isIncomplete("it ended after 1000 items, although its total is 2500");
        assertThat(outcome.items()).hasSize(1_000);
        assertThat(library.reads).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void aServerThatSortsTheOtherWayRoundIsAnError(int ahead) {
        ChangingLibrary library = library(1_000, 100);
        library.order = ChangingLibrary.BY_CREATION.reversed();
        Outcome.of(library, ahead).isIncomplete("it is not in the order of creation");
    }

    @Property(tries = 300)
    void aServerThatSortsByTheSecondIsAnErrorUnlessThatChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        ChangingLibrary library = library(0, 20 + random.nextInt(10));
        IntStream.range(0, 200).forEach(i -> library.items.add(new Item("v" + i, millis(i * 10 + random.nextInt(30)))));
        library.order = Comparator.comparing(item -> item.createdAt().getEpochSecond());
        library.unstable = false;
        Outcome outcome = Outcome.of(library, random.nextInt(4));
        if (outcome.failure() == null) {
            outcome.isComplete(library);
        } else {
            outcome.isIncomplete("it is not in the order of creation");
        }
    }

    /** More deletions than two slices share, too, so that a slice has to begin with an item that was read. */
    @ParameterizedTest
    @CsvSource({"5, 0", "5, 4", "40, 0", "40, 4", "150, 0", "150, 4"})
    void deletionsWithinALongTieLoseNothing(int deleted, int ahead) {
        for (int read = 1; read < 6; read++) {
            ChangingLibrary library = library(0, 100);
            IntStream.range(0, 400).forEach(i -> library.items.add(new Item("v" + i, Instant.EPOCH)));
            library.unstable = false;
            library.before(read, () -> library.items.subList(10, 10 + deleted).clear());
            Outcome outcome = Outcome.of(library, ahead);
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.items()).doesNotHaveDuplicates().containsAll(library.items);
        }
    }

    @Test
    void aLongTieWhoseOrderChangesIsAnError() {
        ChangingLibrary library = library(0, 100);
        IntStream.range(0, 400).forEach(i -> library.items.add(new Item("v" + i, Instant.EPOCH)));
        Outcome.of(library, 0).isIncomplete("their order changes");
    }

    @Property(tries = 500)
    void itemsWithoutATimeComeOnce(
            @ForAll long seed, @ForAll @IntRange(max = 120) int undated, @ForAll boolean inPlace) {
        Random random = new Random(seed);
        ChangingLibrary library = library(150, 20 + random.nextInt(10));
        library.unstable = false;
        Instant[] odd = {null, YEAR_55971, Instant.parse("0001-01-01T00:00:00Z")};
        IntStream.range(0, undated)
                .forEach(i -> library.items.add(
                        inPlace ? random.nextInt(library.items.size()) : library.items.size(),
                        new Item("odd" + i, odd[random.nextInt(odd.length)])));
        // The server sorts by what it knows, and that is the order of the list.
        List<Item> inOrder = library.items;
        library.order = Comparator.comparing(inOrder::indexOf);
        for (int read = 1; read < 10; read++) {
            library.before(read, () -> {
                int last = inPlace ? inOrder.size() : inOrder.size() - undated;
                inOrder.add(last, new Item("new" + library.reads, millis(1_000_000 + library.reads)));
            });
        }
        Set<Item> stayed = new HashSet<>(library.items);
        Outcome outcome = Outcome.of(library, random.nextInt(3));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.items()).doesNotHaveDuplicates();
        stayed.removeAll(outcome.items());
        assertThat(stayed).isEmpty();
    }

    @Test
    void anItemWithoutAnIdIsReadAndTwoOfOneMomentAreAnError() {
        ChangingLibrary library = library(150, 20);
        library.items.add(75, new Item(null, library.items.get(75).createdAt()));
        Outcome.of(library, 2).isComplete(library);
        library.items.add(75, new Item(null, library.items.get(75).createdAt()));
        Outcome.of(library, 2).isIncomplete("have no id");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 25, 30, 50, 99, 100})
    void aLongTieIsReadAtEveryPageSize(int largest) {
        for (int tied = 1; tied < 5 * largest; tied += 7) {
            ChangingLibrary library = library(0, largest);
            library.unstable = false;
            for (int i = 0; i < tied; i++) {
                library.items.add(new Item("v" + i, Instant.EPOCH));
            }
            library.items.add(new Item("last", Instant.EPOCH.plusSeconds(1)));
            Outcome.of(library, 2).isComplete(library);
        }
    }

    @Test
    void pagesOfNullsAreAnError() {
        ChangingLibrary library = new ChangingLibrary(new Random(1), 250, 100, 0) {
            @Override
            public Mono<Page<Item>> slice(int page, int size) {
                return super.slice(page, size)
                        .map(full -> new Page<>(List.of(), page, size, 250L, null, full.received(), null));
            }
        };
        Outcome.of(library, 0).isIncomplete("it ended after 0 items");
    }

    @Test
    void aListingWithoutTimesIsAnError() {
        ChangingLibrary library = library(0, 100);
        library.unstable = false;
        IntStream.range(0, 5_000).forEach(i -> library.items.add(new Item("v" + i, null)));
        Outcome.of(library, 0).isIncomplete("state no time of creation");
    }

    /** The ways in which the total and the size of a page can be odd. */
    enum Totals {
        TRUE,
        NONE,
        SMALLER_THAN_A_PAGE,
        ZERO
    }

    @ParameterizedTest
    @EnumSource(Totals.class)
    void oddTotalsAndSizesLoseNothing(Totals totals) {
        for (int items : new int[] {
            totals == Totals.SMALLER_THAN_A_PAGE ? 4 : 0, 5, 19, 20, 21, 49, 50, 51, 99, 100, 101, 250, 1_000
        }) {
            for (int cap : new int[] {20, 50, Integer.MAX_VALUE}) {
                for (boolean statesSize : new boolean[] {true, false}) {
                    ChangingLibrary library = library(items, 100);
                    library.promised = promise(totals);
                    library.most = cap;
                    library.statesSize = statesSize;
                    Outcome outcome = Outcome.of(library, 4);
                    assertThat(outcome.items())
                            .as("%d items, capped at %d, %s", items, cap, outcome.failure())
                            .hasSize(items);
                    outcome.isComplete(library);
                }
            }
        }
    }

    @Test
    void aCapBelowTwentyIsAnError() {
        for (Totals totals : Totals.values()) {
            for (boolean statesSize : new boolean[] {true, false}) {
                ChangingLibrary library = library(250, 100);
                library.promised = promise(totals);
                library.most = 10;
                library.statesSize = statesSize;
                Outcome.of(library, 0).isIncomplete("it ended after 10 items");
                assertThat(library.reads).isLessThan(20);
            }
        }
    }

    /** Two items of those before are deleted, so that the last one moves into the page that came short. */
    @Test
    void whatMovesFromBehindAShortPageIntoItIsReadWithoutATotal() {
        ChangingLibrary library = library(12, 20);
        library.promised = null;
        library.most = 11;
        Item last = library.items.get(11);
        library.before(1, () -> library.items.subList(0, 2).clear());
        Outcome outcome = Outcome.of(library, 0);
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.items()).doesNotHaveDuplicates().contains(last);
    }

    /** Whatever the server does: the reading ends, and if it ends without an error, nothing that stayed is missing. */
    @Property(tries = 5_000)
    void nothingIsLostSilently(
            @ForAll long seed,
            @ForAll @IntRange(max = 150) int items,
            @ForAll @IntRange(min = 20, max = 30) int largest,
            @ForAll @IntRange(max = 4) int changes,
            @ForAll @IntRange(max = 3) int ahead) {
        Random random = new Random(seed);
        ChangingLibrary library = new ChangingLibrary(random, items, largest, changes);
        library.promised = random.nextBoolean() ? promise(Totals.values()[random.nextInt(4)]) : library.promised;
        library.most = random.nextInt(3) == 0 ? random.nextInt(5, 30) : Integer.MAX_VALUE;
        library.reach = random.nextInt(5) == 0 ? random.nextInt(150) : Integer.MAX_VALUE;
        library.statesSize = random.nextInt(3) > 0;
        library.onlyPage = random.nextInt(10) == 0;
        int cut = random.nextInt(2, 10);
        boolean lacking = random.nextInt(4) == 0;
        if (lacking) {
            library.answered = (read, page) -> read % cut == 0 ? page.subList(0, page.size() / 2) : page;
        }
        if (random.nextInt(8) == 0) {
            library.order = ChangingLibrary.BY_CREATION.reversed();
        }
        Set<Item> stayed = new HashSet<>(library.items);
        Outcome outcome = Outcome.of(library, ahead);
        stayed.retainAll(library.items);
        assertThat(outcome.items()).doesNotHaveDuplicates();
        // Without a total, an end that the server makes up cannot be told from a true one.
        boolean hasTotal = library.promised != null && library.promised < 0;
        if (outcome.failure() != null) {
            assertThat(outcome.failure()).isInstanceOf(IncompleteListingException.class);
        } else if (hasTotal || (library.reach == Integer.MAX_VALUE && !lacking)) {
            stayed.removeAll(outcome.items());
            assertThat(stayed).as("lost of %s", library).isEmpty();
        }
    }

    private static Long promise(Totals totals) {
        return switch (totals) {
            case TRUE -> -1L;
            case NONE -> null;
            case SMALLER_THAN_A_PAGE -> 3L;
            case ZERO -> 0L;
        };
    }

    private static ChangingLibrary library(int items, int largest) {
        return new ChangingLibrary(new Random(1), items, largest, 0);
    }

    private static Instant millis(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
