package io.kinescope.client.metrics;

import io.kinescope.client.api.ProgressListener;
import io.kinescope.client.listing.Shift;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;

/**
 * The counters of listings and uploads, all with the tag {@code operation}: {@code kinescope.client.listing.pages},
 * {@code .listing.items} and {@code .listing.shifts}, {@code kinescope.client.upload.chunks} and {@code .upload.bytes}.
 * {@link ProgressListener} says what each counts. Needs {@code io.micrometer:micrometer-core}, which the client does not
 * bring.
 *
 * <pre>{@code
 * builder.progressListener(ProgressMeters.of(registry));
 * }</pre>
 */
@SuppressWarnings("exports") // Micrometer is optional, so the module cannot require it of its users.
public final class ProgressMeters {

    private ProgressMeters() {}

    /**
     * Creates the listener that counts.
     *
     * @param registry the registry of the counters
     * @return the listener
     */
    public static ProgressListener of(MeterRegistry registry) {
        Objects.requireNonNull(registry, "registry must not be null");
        MeterProvider<Counter> pages = counter("listing.pages", "Pages of listings that were read", registry);
        MeterProvider<Counter> items = counter("listing.items", "Items of the pages that were read", registry);
        MeterProvider<Counter> shifts = counter("listing.shifts", "Shifts of listings while they are read", registry);
        MeterProvider<Counter> chunks = counter("upload.chunks", "Parts of uploads that were acknowledged", registry);
        MeterProvider<Counter> bytes = Counter.builder("kinescope.client.upload.bytes")
                .description("Bytes of uploads that were acknowledged")
                .baseUnit("bytes")
                .withRegistry(registry);
        return new ProgressListener() {
            @Override
            public void pageRead(String operation, int count) {
                pages.withTag("operation", operation).increment();
                items.withTag("operation", operation).increment(count);
            }

            @Override
            public void listingShifted(String operation, Shift shift) {
                shifts.withTag("operation", operation).increment();
            }

            @Override
            public void chunkUploaded(String operation, long count) {
                chunks.withTag("operation", operation).increment();
                bytes.withTag("operation", operation).increment((double) count);
            }
        };
    }

    private static MeterProvider<Counter> counter(String name, String description, MeterRegistry registry) {
        return Counter.builder("kinescope.client." + name)
                .description(description)
                .withRegistry(registry);
    }
}
