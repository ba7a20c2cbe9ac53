package io.kinescope.examples.support;

import io.kinescope.client.KinescopeClient;
import io.kinescope.test.LocalKinescope;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name the workspace of a job, and the rule when it is {@link LocalKinescope} instead. */
public final class Workspace {

    /** The variable with the API token. It is no option, since other users of a machine can read the options of a program. */
    static final String TOKEN = "KINESCOPE_API_TOKEN";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--demo",
            description =
                    "Runs on LocalKinescope, the API in memory, with invented data. Without it, a job does so only if"
                            + " there is no token and none of the options that name a host, a source or a destination.")
    private boolean demo;

    @Option(names = "--base-url", paramLabel = "URL", description = "The API; https://api.kinescope.io by default.")
    private @Nullable String baseUrl;

    @Option(
            names = "--uploader-url",
            paramLabel = "URL",
            description = "The host of uploads; https://uploader.kinescope.io by default.")
    private @Nullable String uploaderUrl;

    @Option(names = "--debug", description = "Prints the stack trace of a failure.")
    private boolean debug;

    /** Creates the options, to be filled by picocli. */
    public Workspace() {}

    /**
     * Returns whether the job runs on LocalKinescope. An error if there is no token although the user names a host or one
     * of the places: invented data must not get there.
     *
     * @param environment the variables, with the token
     * @param places the names of the options that name a source or a destination of data
     */
    public boolean isDemo(Map<String, String> environment, String... places) {
        if (demo) {
            if (baseUrl != null || uploaderUrl != null) {
                throw refused("--demo excludes --base-url and --uploader-url");
            }
            return true;
        }
        String token = environment.get(TOKEN);
        if (token != null && !token.isBlank()) {
            return false;
        }
        if (token != null) {
            throw refused(TOKEN + " is empty; set it to a token of the workspace, or add --demo for invented data");
        }
        Stream.concat(Stream.of("--base-url", "--uploader-url"), Stream.of(places))
                .filter(this::isGiven)
                .findFirst()
                .ifPresent(option -> {
                    throw refused(TOKEN + " is not set, but " + option
                            + " is; set the token, or add --demo for invented data");
                });
        return true;
    }

    /** Returns whether stack traces are printed. */
    public boolean debug() {
        return debug;
    }

    /** Returns whether the job runs on LocalKinescope by request. */
    boolean demo() {
        return demo;
    }

    /** Builds the client of the workspace. A token or a URL that is none is a wrong option. */
    KinescopeClient client(KinescopeClient.Builder builder, Map<String, String> environment) {
        try {
            builder.token(environment.getOrDefault(TOKEN, ""));
            if (baseUrl != null) {
                builder.baseUrl(baseUrl);
            }
            if (uploaderUrl != null) {
                builder.uploaderUrl(uploaderUrl);
            }
            return builder.build();
        } catch (IllegalArgumentException wrong) {
            throw refused(inTermsOfOptions(String.valueOf(wrong.getMessage())));
        }
    }

    private static String inTermsOfOptions(String message) {
        return message.replace("baseUrl", "--base-url")
                .replace("uploaderUrl", "--uploader-url")
                .replace(", and after allowInsecureUrls()", "");
    }

    private boolean isGiven(String option) {
        OptionSpec spec = command.findOption(option);
        return spec != null && spec.getValue() != null;
    }

    private ParameterException refused(String reason) {
        return new ParameterException(command.commandLine(), reason);
    }
}
