package io.kinescope.examples.benchmark.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The costs of the variants of a call, as a table in Markdown. Every figure is the median over the rounds of all JVMs, and
 * ratios are those to the first variant within a round.
 */
final class CostTable {

    private final String subject;
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    CostTable(String subject) {
        this.subject = subject;
    }

    void add(Cost cost) {
        costs.computeIfAbsent(cost.variant(), variant -> new ArrayList<>()).add(cost);
    }

    void print() {
        System.out.println("| " + subject
                + " | µs | time, × by hand | processor time, × by hand | KB allocated | KB more | KB, × by hand |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        List<Cost> byHand = costs.values().iterator().next();
        double bytesByHand = median(byHand, Cost::bytes);
        costs.forEach((variant, own) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.3f | %.3f | %.1f | %.1f | %.3f |%n",
                variant,
                median(own, Cost::micros),
                ratio(own, byHand, Cost::micros),
                ratio(own, byHand, Cost::processorMicros),
                median(own, Cost::bytes) / 1000,
                (median(own, Cost::bytes) - bytesByHand) / 1000,
                ratio(own, byHand, Cost::bytes)));
        System.out.println();
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        return median(costs.stream().map(figure::applyAsDouble).toList());
    }

    private static double ratio(List<Cost> own, List<Cost> byHand, ToDoubleFunction<Cost> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(figure.applyAsDouble(own.get(round)) / figure.applyAsDouble(byHand.get(round)));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
