package io.kinescope.examples.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.examples.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UploadJournalTest {

    @TempDir
    private Path directory;

    @Test
    void isOpenInOneProgramAtATime() throws Exception {
        Path file = directory.resolve("journal.ndjson");
        UploadJournal journal = UploadJournal.open(file);
        assertThat(openInAnotherJvm(file)).contains("another upload is at work on " + file);
        journal.close();
        assertThat(openInAnotherJvm(file)).isEqualTo("opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "", "[]", "garbage"})
    void tellsWhichLineIsDamaged(String line) throws IOException {
        Path file = Files.writeString(directory.resolve("journal.ndjson"), line + "\n");
        assertThatThrownBy(() -> UploadJournal.open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("line 1 of " + file + " is damaged");
    }

    private String openInAnotherJvm(Path file) throws Exception {
        Path output = directory.resolve("output");
        Process other = ChildJvm.start("-Xmx64m", Opening.class, Map.of(), output.toFile(), file.toString());
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }

    /** Opens the journal that its argument names. */
    static final class Opening {

        private Opening() {}

        public static void main(String[] arguments) throws IOException {
            UploadJournal.open(Path.of(arguments[0])).close();
            System.out.print("opened");
        }
    }
}
