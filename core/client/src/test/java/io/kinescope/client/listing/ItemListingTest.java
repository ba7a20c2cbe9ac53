package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Listings of items at hand, which users' tests make. */
class ItemListingTest {

    private record Item(String id, @Nullable Instant createdAt) {}

    @Test
    void listsItemsInPagesOfAHundred() {
        List<Integer> items = IntStream.range(0, 250).boxed().toList();
        Listing<Integer> listing = Listing.of(items);
        assertThat(listing.collectList().block()).isEqualTo(items);
        assertThat(listing.readAhead(2).collectList().block()).isEqualTo(items);
        assertThat(listing.take(3).collectList().block()).containsExactly(0, 1, 2);
        StepVerifier.create(listing.pages()
                        .map(page -> page.number() + "/" + page.total() + ": "
                                + page.items().size()))
                .expectNext("1/250: 100", "2/250: 100", "3/250: 50")
                .verifyComplete();
    }

    @Test
    void listsAFullLastPageAndNothing() {
        List<Integer> items = IntStream.range(0, 200).boxed().toList();
        assertThat(Listing.of(items).pages().count().block()).isEqualTo(2);
        assertThat(Listing.of(List.of()).collectList().block()).isEmpty();
        assertThat(Listing.of(List.of()).pages().blockFirst().total()).isZero();
    }

    @Test
    void copiesTheItems() {
        List<String> items = new ArrayList<>(List.of("a"));
        Listing<String> listing = Listing.of(items);
        items.add("b");
        assertThat(listing.collectList().block()).containsExactly("a");
        assertThatNullPointerException().isThrownBy(() -> Listing.of((List<String>) null));
    }

    @Test
    void readsOrderedItemsByCreation() {
        List<Item> newestFirst = IntStream.range(0, 250)
                .mapToObj(i -> new Item("id-" + i, Instant.ofEpochSecond(1_000_000 - i / 3)))
                .toList();
        OrderedListing<Item> listing = OrderedListing.of(newestFirst, Item::id, Item::createdAt);
        assertThat(listing.collectList().block()).isEqualTo(newestFirst);
        List<Item> read = listing.eachOnce().collectList().block();
        assertThat(read).containsExactlyInAnyOrderElementsOf(newestFirst);
        assertThat(read).extracting(Item::createdAt).isSorted();
        assertThat(listing.eachOnce().readAhead(2).collectList().block()).isEqualTo(read);
    }

    @Test
    void readsOrderedItemsWithoutATime() {
        List<Item> items = List.of(new Item("a", Instant.EPOCH), new Item("b", null));
        OrderedListing<Item> listing = OrderedListing.of(items, Item::id, Item::createdAt);
        assertThat(listing.eachOnce().collectList().block())
                .extracting(Item::id)
                .containsExactly("b", "a");
        assertThat(OrderedListing.of(List.<Item>of(), Item::id, Item::createdAt)
                        .eachOnce()
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    void continuesFromACheckpoint() {
        List<Item> items = IntStream.range(0, 60)
                .mapToObj(i -> new Item("id-" + i, Instant.ofEpochSecond(i)))
                .toList();
        OrderedListing<Item> listing = OrderedListing.of(items, Item::id, Item::createdAt);
        Checkpointed<Item> tenth = listing.eachOnce().checkpointed().skip(9).blockFirst();
        assertThat(listing.eachOnce().resume(tenth.checkpoint()).collectList().block())
                .hasSizeLessThan(60)
                .endsWith(items.get(59));
    }
}
