package io.kinescope.client.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseBodyTest {

    private static final byte[] BYTES = new byte[10_000];

    static {
        for (int i = 0; i < BYTES.length; i++) {
            BYTES[i] = (byte) (i * 31);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 127, 128, 129, 255, 256, 257, 9_999, 10_000})
    void readsWhatArrivedInChunks(int chunk) throws IOException {
        ResponseBody body = inChunks(chunk);

        assertThat(body.size()).isEqualTo(BYTES.length);
        assertThat(body.bytes()).isEqualTo(BYTES);
        assertThat(body.stream().readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void isEmptyWithoutChunks() throws IOException {
        ResponseBody body = new ResponseBody();

        assertThat(body.size()).isZero();
        assertThat(body.bytes()).isEmpty();
        assertThat(body.stream().readAllBytes()).isEmpty();
    }

    @Test
    void isTheOnlyChunkItself() {
        assertThat(ResponseBody.of(BYTES).bytes()).isSameAs(BYTES);
    }

    /** An array for every byte would take thirty times the memory that the client allows a response. */
    @Test
    void joinsTinyChunks() throws IOException {
        assertThat(inChunks(1).stream().read(new byte[BYTES.length])).isGreaterThan(128);
    }

    private static ResponseBody inChunks(int size) {
        ResponseBody body = new ResponseBody();
        for (int from = 0; from < BYTES.length; from += size) {
            body.add(Arrays.copyOfRange(BYTES, from, Math.min(from + size, BYTES.length)));
        }
        return body;
    }
}
