package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** A listing that changes between any two reads, and orders what was created at one moment as it likes. */
class ChangingLibrary implements SliceSource<ChangingLibrary.Item> {

    /** The order of creation; items without a time come last, as in most databases. */
    static final Comparator<Item> BY_CREATION =
            Comparator.comparing(Item::createdAt, Comparator.nullsLast(Comparator.naturalOrder()));

    record Item(String id, Instant createdAt) {}

    record Pending(int page, int size, MonoSink<Page<Item>> answer) {}

    final Random random;
    final int largest;
    final int changes;
    final List<Item> items = new ArrayList<>();
    final List<Runnable> planned = new ArrayList<>(Collections.nCopies(50, () -> {}));
    final List<Pending> pending = new ArrayList<>();
    boolean unstable = true;
    boolean tied = true;
    BiFunction<Integer, List<Item>, List<Item>> answered = (read, items) -> items;
    Long promised = -1L;
    boolean onlyPage;
    int askings;
    int mostPending;
    int most = Integer.MAX_VALUE;
    int reads;
    int next;

    /** How the server sorts, how many items it gives at all, and whether it states the size of a page. */
    Comparator<Item> order = BY_CREATION;

    int reach = Integer.MAX_VALUE;
    boolean statesSize = true;

    ChangingLibrary(Random random, int size, int largest, int changes) {
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

    void add() {
        Instant last =
                items.isEmpty() ? Instant.EPOCH : items.get(items.size() - 1).createdAt();
        // A few are created at the very same moment, though not more than the overlap of two windows can always
        // hold.
        boolean same = tied && tiedAtEnd() < 3 && random.nextInt(3) == 0;
        items.add(new Item("v" + next++, same ? last : last.plusMillis(1 + random.nextInt(5))));
    }

    int tiedAtEnd() {
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

    void change() {
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
        shared.subscribe(answer -> {}, failure -> {});
        while (!pending.isEmpty()) {
            answer(pending.get(random.nextInt(pending.size())));
        }
        return shared.block(Duration.ZERO);
    }

    void answerOne() {
        answer(pending.get(0));
    }

    void answer(Pending asking) {
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
        sorted.sort(order);
        int page = onlyPage ? 1 : asking.page();
        int last = Math.min(sorted.size(), reach);
        int from = Math.min((page - 1) * size, last);
        int to = Math.min(from + size, last);
        List<Item> found = answered.apply(reads, List.copyOf(sorted.subList(from, to)));
        Long total = promised != null && promised < 0 ? Long.valueOf(sorted.size()) : promised;
        int stated = statesSize ? size : Math.max(1, found.size());
        asking.answer().success(new Page<>(found, asking.page(), stated, total, null));
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

    @Override
    public String toString() {
        return "library that promises " + promised + ", caps at " + most + ", reaches " + reach + ", states sizes "
                + statesSize + ", knows only one page " + onlyPage + ", kept the order " + (order == BY_CREATION)
                + ", after " + reads + " reads";
    }
}
