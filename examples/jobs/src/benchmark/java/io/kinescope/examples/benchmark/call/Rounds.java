package io.kinescope.examples.benchmark.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Rounds in which the variants take turns, so that whatever slows the machine down meets all of them. Every figure is the
 * median over the rounds, and ratios are those of costs within a round.
 */
final class Rounds {

    private static final int ROUNDS = 31;
    private static final int WARMUP = 15;

    private final List<CallVariant> variants;
    private final int calls;
    private final List<List<Cost>> costs = new ArrayList<>();

    /** @param variants the variants; the others are compared with the first one */
    Rounds(List<CallVariant> variants, int calls) {
        this.variants = variants;
        this.calls = calls;
        variants.forEach(variant -> costs.add(new ArrayList<>()));
    }

    Rounds run() {
        for (int round = 0; round < WARMUP + ROUNDS; round++) {
            for (int turn = 0; turn < variants.size(); turn++) {
                // Every other round in reverse, so that none always follows the same one.
                int variant = round % 2 == 0 ? turn : variants.size() - 1 - turn;
                Cost cost = Cost.of(variants.get(variant).call(), calls);
                if (round >= WARMUP) {
                    costs.get(variant).add(cost);
                }
            }
        }
        return this;
    }

    void print(String title) {
        System.out.println("| " + title
                + " | µs | time, × by hand | processor time, × by hand | KB allocated | KB more | KB, × by hand |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        for (int variant = 0; variant < variants.size(); variant++) {
            List<Cost> own = costs.get(variant);
            double bytes = median(own.stream().map(Cost::bytes).toList());
            double bytesByHand = median(costs.get(0).stream().map(Cost::bytes).toList());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.3f | %.3f | %.1f | %.1f | %.3f |%n",
                    variants.get(variant).name(),
                    median(own.stream().map(Cost::micros).toList()),
                    ratio(own, Cost::micros),
                    ratio(own, Cost::processorMicros),
                    bytes / 1000,
                    (bytes - bytesByHand) / 1000,
                    ratio(own, Cost::bytes));
        }
        System.out.println();
    }

    private double ratio(List<Cost> own, ToDoubleFunction<Cost> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(figure.applyAsDouble(own.get(round))
                    / figure.applyAsDouble(costs.get(0).get(round)));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
