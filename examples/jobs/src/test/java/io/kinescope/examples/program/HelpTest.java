package io.kinescope.examples.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.examples.support.Job;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help of every command, as wide as terminals are. */
class HelpTest {

    private static final int NARROWEST = 60;
    private static final int WIDEST = 200;

    /** Wider than every text. */
    private static final int UNBROKEN = 2_000;

    /** The columns before a text that is continued on another line: an option and its value, and the indentation. */
    private static final int BEFORE_TEXT = 30;

    static Stream<String> commands() {
        return Stream.concat(Stream.of(""), commandLine(Map.of()).getSubcommands().keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsAndBreaksNoWordThatFits(String name) {
        CommandLine root = commandLine(Map.of());
        CommandLine command = name.isEmpty() ? root : root.getSubcommands().get(name);
        List<String> words = words(help(command, UNBROKEN));
        assertThat(words).hasSizeGreaterThan(30);
        for (int width = NARROWEST; width <= WIDEST; width++) {
            int most = width;
            String help = help(command, width);
            assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(most));
            List<String> whole = words(help);
            assertThat(words.stream().filter(word -> word.length() <= most - BEFORE_TEXT))
                    .as("%d columns", width)
                    .isSubsetOf(whole);
            if (width >= 80) {
                assertThat(whole).as("%d columns", width).isEqualTo(words);
            }
        }
    }

    @Test
    void breaksALongWordAtASlash() {
        CommandLine sync = commandLine(Map.of()).getSubcommands().get("sync");
        assertThat(help(sync, NARROWEST).lines().map(String::strip))
                .containsSubsequence("r2dbc:postgresql://", "user:password@host/database;");
    }

    @Test
    void namesAndTextsOfATableAreAligned() {
        String help = help(commandLine(Map.of()).getSubcommands().get("serve"), 80);
        assertThat(help)
                .contains(
                        "\n\nExit codes:\n  0     success",
                        "\n  130   stopped with Ctrl-C\n  143   stopped by SIGTERM",
                        "\n\nEnvironment (options take precedence):\n  KINESCOPE_PORT        --port\n",
                        "\n  KINESCOPE_UNLIMITED   --unlimited\n")
                .doesNotContain("\n\n\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasNoBlankLinesBesideEachOther(String name) {
        CommandLine root = commandLine(Map.of());
        assertThat(help(name.isEmpty() ? root : root.getSubcommands().get(name), 80))
                .doesNotContain("\n\n\n");
    }

    /** A dumb terminal prints the codes of colours. */
    @Test
    void aDumbTerminalHasNoColours() {
        assertThat(ansi(Map.of("TERM", "dumb"))).isEqualTo(Ansi.OFF);
        assertThat(ansi(Map.of("TERM", "xterm"))).isEqualTo(Ansi.AUTO);
    }

    private static Ansi ansi(Map<String, String> environment) {
        return commandLine(environment)
                .getSubcommands()
                .get("stream")
                .getColorScheme()
                .ansi();
    }

    private static String help(CommandLine command, int width) {
        command.getCommandSpec().usageMessage().width(width);
        return command.getUsageMessage(Ansi.OFF).replace(System.lineSeparator(), "\n");
    }

    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.asList(text.strip().split("\\s+")));
    }

    private static CommandLine commandLine(Map<String, String> environment) {
        Job job = new Job(
                environment, OutputStream.nullOutputStream(), new PrintStream(OutputStream.nullOutputStream()), 0);
        return Kinescope.commandLine(job, Clock.systemUTC());
    }
}
