package io.kinescope.client.listing;

import io.kinescope.client.type.Params;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The pages and slices of items at hand, for listings without the API. */
final class ItemPages<T> implements PageSource<T>, SliceSource<T> {

    private static final int PAGE_SIZE = 100;

    private final List<T> items;
    private final List<T> byCreation;
    private final Function<? super T, ? extends @Nullable String> id;
    private final Function<? super T, ? extends @Nullable Instant> createdAt;

    private ItemPages(
            List<T> items,
            List<T> byCreation,
            Function<? super T, ? extends @Nullable String> id,
            Function<? super T, ? extends @Nullable Instant> createdAt) {
        this.items = items;
        this.byCreation = byCreation;
        this.id = id;
        this.createdAt = createdAt;
    }

    static <T> ItemPages<T> of(List<? extends T> items) {
        return new ItemPages<>(Params.list("items", items), List.of(), item -> null, item -> null);
    }

    /** Returns items that are also sorted by creation; those without a time come first. */
    static <T> ItemPages<T> of(
            List<? extends T> items,
            Function<? super T, ? extends @Nullable String> id,
            Function<? super T, ? extends @Nullable Instant> createdAt) {
        List<T> copy = Params.list("items", items);
        Comparator<@Nullable Instant> oldestFirst = Comparator.nullsFirst(Comparator.<Instant>naturalOrder());
        List<T> byCreation = copy.stream()
                .sorted((left, right) -> oldestFirst.compare(createdAt.apply(left), createdAt.apply(right)))
                .toList();
        return new ItemPages<>(copy, byCreation, id, createdAt);
    }

    @Override
    public Mono<Page<T>> page(int number) {
        return page(items, number, PAGE_SIZE);
    }

    @Override
    public Mono<Page<T>> slice(int page, int size) {
        return page(byCreation, page, size);
    }

    @Override
    public int maxSize() {
        return PAGE_SIZE;
    }

    @Override
    public String name() {
        return "items";
    }

    @Override
    public @Nullable String id(T item) {
        return id.apply(item);
    }

    @Override
    public @Nullable Instant createdAt(T item) {
        return createdAt.apply(item);
    }

    @Override
    public String operation() {
        return "a listing of items";
    }

    private static <T> Mono<Page<T>> page(List<T> items, int number, int size) {
        int from = (int) Math.min((number - 1L) * size, items.size());
        int to = Math.min(from + size, items.size());
        return Mono.just(new Page<>(items.subList(from, to), number, size, (long) items.size(), null));
    }
}
