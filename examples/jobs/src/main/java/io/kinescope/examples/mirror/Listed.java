package io.kinescope.examples.mirror;

import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The entries of a whole listing that the database can take, by their ids.
 *
 * @param entries the entries, in the order of the listing
 * @param skipped the number of the others
 */
record Listed(Map<String, Entry> entries, long skipped) {

    static Mono<Listed> collect(String kind, Flux<Entry> listing, SyncListener listener) {
        return Mono.defer(() -> {
            Collector collector = new Collector(kind, listener);
            return listing.doOnNext(collector::add).then(Mono.fromSupplier(collector::listed));
        });
    }

    /** Collects for one subscriber. */
    private static final class Collector {

        private final String kind;
        private final SyncListener listener;
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private long skipped;

        Collector(String kind, SyncListener listener) {
            this.kind = kind;
            this.listener = listener;
        }

        void add(Entry entry) {
            String problem = entry.problem();
            if (problem == null) {
                Entry first = entries.putIfAbsent(entry.id(), entry);
                // A listing that shifts gives an entry twice, and then both are the same.
                problem = first == null || first.isCreatedWith(entry) ? null : Entry.DUPLICATE;
            }
            if (problem != null) {
                skipped++;
                listener.skipped(new SkippedEntry(kind, entry.id(), problem));
            }
        }

        Listed listed() {
            return new Listed(entries, skipped);
        }
    }
}
