package io.kinescope.test.http;

import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Counts and hashes a body without keeping it, then answers. */
public final class Counting implements Receiver {

    private final Tally tally = new Tally();
    private final Function<Tally, ObjectNode> answer;

    public Counting(Function<Tally, ObjectNode> answer) {
        this.answer = answer;
    }

    @Override
    public void take(byte[] part) {
        tally.add(part, part.length);
    }

    @Override
    public Answer end() {
        return Answer.of(200, answer.apply(tally));
    }
}
