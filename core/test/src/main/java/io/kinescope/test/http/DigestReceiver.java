package io.kinescope.test.http;

import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Counts and hashes a body without keeping it, then answers. */
public final class DigestReceiver implements BodyReceiver {

    private final ContentDigest digest = new ContentDigest();
    private final Function<ContentDigest, ObjectNode> answer;

    public DigestReceiver(Function<ContentDigest, ObjectNode> answer) {
        this.answer = answer;
    }

    @Override
    public void receive(byte[] part) {
        digest.add(part, part.length);
    }

    @Override
    public Answer end() {
        return Answer.of(200, answer.apply(digest));
    }
}
