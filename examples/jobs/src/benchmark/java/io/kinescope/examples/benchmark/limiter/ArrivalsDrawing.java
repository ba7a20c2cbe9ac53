package io.kinescope.examples.benchmark.limiter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws what arrived at the server in every second: one row of bars a limiter, refused requests in another colour. */
final class ArrivalsDrawing {

    private static final int LEFT = 40;
    private static final int TOP = 64;
    private static final int ROW = 104;
    private static final int BARS = 62;
    private static final int SECOND = 6;
    private static final int TALLEST = 24;
    private static final int LIMIT = Limit.KINESCOPE.get(0).count();

    private final StringBuilder svg = new StringBuilder();

    private ArrivalsDrawing() {}

    static void write(Path file, List<FullLoad> loads) throws IOException {
        Files.writeString(file, new ArrivalsDrawing().draw(loads));
    }

    private String draw(List<FullLoad> loads) {
        int seconds = loads.get(0).seconds();
        int width = LEFT + seconds * SECOND + 24;
        int height = TOP + loads.size() * ROW + 8;
        line("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" \
                font-size="13" role="img" aria-labelledby="t d">""", width, height);
        line("  <title id=\"t\">Requests that arrive at the server in every second</title>");
        line("  <desc id=\"d\">%s</desc>", description(loads));
        line("  <rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
        line("""
                  <g fill="#1f2933"><text x="16" y="24" font-weight="600">Requests a second at a server that allows 10 in any \
                second and 300 in any minute</text></g>""");
        line("""
                  <rect x="16" y="36" width="10" height="10" fill="#2f6fb3"/><text x="32" y="46" fill="#1f2933">accepted</text>\
                <rect x="110" y="36" width="10" height="10" fill="#c0392b"/><text x="126" y="46" fill="#1f2933">refused</text>\
                <path d="M196 41h18" stroke="#1f2933" stroke-dasharray="4 3"/>\
                <text x="220" y="46" fill="#1f2933">10 a second</text>""");
        for (int row = 0; row < loads.size(); row++) {
            draw(loads.get(row), TOP + row * ROW);
        }
        line("</svg>");
        return svg.toString();
    }

    private void draw(FullLoad load, int top) {
        int base = top + 20 + BARS;
        int[] accepted = load.perSecond(false);
        int[] refused = load.perSecond(true);
        line(
                "  <text x=\"16\" y=\"%d\" fill=\"#1f2933\"><tspan font-weight=\"600\">%s</tspan>: %.1f %% refused</text>",
                top + 10, load.name().replace("`", ""), 100 * load.refusedPart());
        StringBuilder blue = new StringBuilder();
        StringBuilder red = new StringBuilder();
        for (int second = 0; second < load.seconds(); second++) {
            int x = LEFT + second * SECOND;
            int good = height(accepted[second]);
            int all = height(accepted[second] + refused[second]);
            if (good > 0) {
                blue.append("M%d %dv-%dh%dv%dz".formatted(x, base, good, SECOND - 1, good));
            }
            if (all > good) {
                red.append("M%d %dv-%dh%dv%dz".formatted(x, base - good, all - good, SECOND - 1, all - good));
            }
        }
        line("  <path fill=\"#2f6fb3\" d=\"%s\"/>", blue);
        line("  <path fill=\"#c0392b\" d=\"%s\"/>", red);
        int end = LEFT + load.seconds() * SECOND;
        int limit = base - height(LIMIT);
        line("  <path stroke=\"#9aa5b1\" d=\"M%d %dH%d\"/>", LEFT, base, end);
        line("  <path stroke=\"#1f2933\" stroke-dasharray=\"4 3\" d=\"M%d %dH%d\"/>", LEFT, limit, end);
        line(
                "  <g fill=\"#52606d\" font-size=\"11\" text-anchor=\"end\"><text x=\"%d\" y=\"%d\">10</text>"
                        + "<text x=\"%d\" y=\"%d\">0</text></g>",
                LEFT - 5, limit + 4, LEFT - 5, base + 4);
        line(
                "  <g fill=\"#52606d\" font-size=\"11\" text-anchor=\"middle\"><text x=\"%d\" y=\"%d\">1 min</text>"
                        + "<text x=\"%d\" y=\"%d\">2 min</text></g>",
                LEFT + 60 * SECOND, base + 14, end, base + 14);
    }

    private static int height(int requests) {
        return Math.min(requests, TALLEST) * BARS / TALLEST;
    }

    private static String description(List<FullLoad> loads) {
        StringBuilder text = new StringBuilder();
        for (FullLoad load : loads) {
            text.append(String.format(
                    Locale.ROOT, "%s: %.1f percent refused. ", load.name().replace("`", ""), 100 * load.refusedPart()));
        }
        return text.toString().strip();
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
