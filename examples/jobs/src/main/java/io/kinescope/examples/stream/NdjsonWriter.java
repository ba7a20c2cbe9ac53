package io.kinescope.examples.stream;

import io.kinescope.examples.support.BrokenPipeException;
import io.kinescope.examples.support.PlainJson;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes JSON objects, one a line; what was flushed is always whole lines. */
final class NdjsonWriter implements Closeable {

    private static final int BUFFER_SIZE = 256 * 1024;

    private final JsonMapper mapper = PlainJson.mapper();
    private final OutputStream output;

    NdjsonWriter(OutputStream output) {
        this.output = new BufferedOutputStream(output, BUFFER_SIZE);
    }

    /** Writes an object and returns the number of bytes of its line. */
    int write(ObjectNode object) {
        try {
            byte[] json = mapper.writeValueAsBytes(object);
            output.write(json);
            output.write('\n');
            return json.length + 1;
        } catch (IOException unwritable) {
            throw BrokenPipeException.orFailure(unwritable);
        }
    }

    void flush() {
        try {
            output.flush();
        } catch (IOException unwritable) {
            throw BrokenPipeException.orFailure(unwritable);
        }
    }

    @Override
    public void close() {
        try {
            output.close();
        } catch (IOException unwritable) {
            throw BrokenPipeException.orFailure(unwritable);
        }
    }
}
