package io.kinescope.examples.benchmark.listing;

import java.util.List;
import java.util.Locale;

/** Prints what our listings ask for and hold, beside other ways to read pages, as a table in Markdown. */
public final class ListingBenchmark {

    private static final ListingVariant ONE_BY_ONE = new ListingVariant("`list()`", Kinescope::listing);
    private static final ListingVariant AHEAD = new ListingVariant(
            "`list().readAhead(8)`", server -> Kinescope.listing(server).readAhead(8));
    private static final List<ListingVariant> OTHERS = List.of(
            new ListingVariant("`expand`, `flatMapIterable`", Operators::expand),
            new ListingVariant("recursive `concatWith`", Operators::concatWith),
            new ListingVariant("`range`, `flatMap`", Operators::flatMap),
            new ListingVariant("`range`, `flatMapSequential(…, 8)`", Operators::flatMapSequential),
            new ListingVariant("Azure SDK `PagedFlux`", Azure::pagedFlux),
            new ListingVariant("AWS SDK v2 `ListObjectsV2Publisher`", Aws::paginator));

    private ListingBenchmark() {}

    /**
     * Measures every variant in turn, for about a minute.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("| 100 pages of 100 items, 5 ms a page | pages asked for at `request(1)` | at `take(5)` |"
                + " at `take(150)` | all, ms | × `list()` | × `readAhead(8)` | most pages held | in order |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|---|");
        Measurement.of(AHEAD); // Warms up.
        Measurement oneByOne = Measurement.of(ONE_BY_ONE);
        Measurement ahead = Measurement.of(AHEAD);
        print(ONE_BY_ONE, oneByOne, oneByOne, ahead);
        print(AHEAD, ahead, oneByOne, ahead);
        OTHERS.forEach(variant -> print(variant, Measurement.of(variant), oneByOne, ahead));
    }

    private static void print(ListingVariant variant, Measurement measured, Measurement oneByOne, Measurement ahead) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.0f | %.2f | %.2f | %d | %s |%n",
                variant.name(),
                measured.askedForOne(),
                measured.askedForFive(),
                measured.askedFor150(),
                measured.millis(),
                measured.millis() / oneByOne.millis(),
                measured.millis() / ahead.millis(),
                measured.mostHeld(),
                measured.ordered() ? "yes" : "no");
    }
}
