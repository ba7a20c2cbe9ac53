package io.kinescope.client.tus;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class DirectoryStoreTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final TusState STATE =
            new TusState("key", "video-1", "https://example.org/f", "/a.mp4", 10, Instant.ofEpochMilli(123), 5);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "version=1", "\\uZZZZ", "version=2\nid=1", "version=1\nsize=a", "\0\0\0"})
    void refusesWhatItDidNotWrite(String content) throws IOException {
        TusStore store = TusStore.directory(directory);
        store.save(STATE).block(PATIENCE);
        Files.writeString(stored(), content);
        refuses(store);
        store.remove("key").block(PATIENCE);
        StepVerifier.create(store.find("key")).verifyComplete();
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        TusStore store = TusStore.directory(directory);
        store.save(STATE).block(PATIENCE);
        Files.write(stored(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        refuses(store);
    }

    @Test
    void refusesStatesOfANewerVersion() throws IOException {
        TusStore store = TusStore.directory(directory);
        store.save(STATE).block(PATIENCE);
        Files.writeString(stored(), Files.readString(stored()).replace("version=1", "version=2"));
        StepVerifier.create(store.find("key"))
                .verifyErrorSatisfies(error -> assertThat(error).hasMessageContaining("its version is 2"));
    }

    @Test
    void twoStoresOfOneDirectoryNeverSeeHalfAState() {
        Flux<TusState> both = Flux.range(1, 200)
                .flatMap(
                        offset -> {
                            TusStore mine = TusStore.directory(directory);
                            TusStore theirs = TusStore.directory(directory);
                            return mine.save(STATE.offset(offset)).then(theirs.find("key"));
                        },
                        8);
        StepVerifier.create(both.doOnNext(state -> assertThat(state.offset(0)).isEqualTo(STATE.offset(0))))
                .expectNextCount(200)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(directory).isDirectoryNotContaining("glob:**.next");
    }

    @Test
    void failsWithAnExceptionOfTheClient() throws Exception {
        TusStore store = TusStore.directory(Files.createFile(directory.resolve("no-directory")));
        failsOnDisk("TusStore.save", store.save(STATE));
        failsOnDisk("TusStore.find", store.find("key"));
        failsOnDisk("TusStore.remove", store.remove("key"));
    }

    private static void failsOnDisk(String operation, Mono<?> task) {
        StepVerifier.create(task).verifyErrorSatisfies(error -> {
            assertThat(error).isInstanceOf(StoreException.class).hasCauseInstanceOf(IOException.class);
            assertThat(((StoreException) error).operation()).isEqualTo(operation);
        });
    }

    private void refuses(TusStore store) throws IOException {
        String name = stored().getFileName().toString();
        StepVerifier.create(store.find("key")).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(name + " is not a state that this version knows"));
    }

    private Path stored() throws IOException {
        try (var files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }
}
