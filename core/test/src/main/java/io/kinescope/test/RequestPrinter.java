package io.kinescope.test;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Prints requests: a line each, followed by headers and body if asked for. */
final class RequestPrinter implements Consumer<RecordedRequest> {

    private enum Detail {
        REQUESTS,
        HEADERS,
        BODIES
    }

    private final Detail detail;
    private final PrintStream out;

    private RequestPrinter(Detail detail, PrintStream out) {
        this.detail = detail;
        this.out = out;
    }

    static RequestPrinter of(String detail, PrintStream out) {
        return switch (detail) {
            case "requests" -> new RequestPrinter(Detail.REQUESTS, out);
            case "headers" -> new RequestPrinter(Detail.HEADERS, out);
            case "bodies" -> new RequestPrinter(Detail.BODIES, out);
            default -> throw new IllegalArgumentException("--log needs requests, headers or bodies, not " + detail);
        };
    }

    /** Prints a request in one piece, as requests are received by several threads. */
    @Override
    public void accept(RecordedRequest request) {
        StringBuilder text = new StringBuilder()
                .append(request.time())
                .append(' ')
                .append(request)
                .append('\n');
        if (detail != Detail.REQUESTS) {
            request.headers()
                    .forEach((name, values) -> values.forEach(value -> text.append("  ")
                            .append(name)
                            .append(": ")
                            .append(value)
                            .append('\n')));
        }
        if (detail == Detail.BODIES) {
            request.body()
                    .lines()
                    .forEach(line -> text.append("  > ").append(line).append('\n'));
        }
        out.print(text);
        out.flush();
    }
}
