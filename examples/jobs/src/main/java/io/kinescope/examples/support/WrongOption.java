package io.kinescope.examples.support;

import java.util.Arrays;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The line that explains a wrong option, argument or variable. */
final class WrongOption {

    private static final int EXIT_CODE = 2;

    private WrongOption() {}

    /** Prints the line and returns the exit code. */
    static int report(Job job, ParameterException wrong, String... arguments) {
        String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        job.messages().println(name + ": " + reason(wrong) + source(wrong, arguments) + "; see " + name + " --help");
        return EXIT_CODE;
    }

    private static String reason(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            boolean isCommand = wrong.getCommandLine().getParent() == null;
            return (isCommand ? "unknown command: " : "unknown argument: ")
                    + PlainText.line(unmatched.getUnmatched().get(0));
        }
        return FailureReason.of(wrong);
    }

    /** Names the variable that a wrong value comes from, if it comes from one. */
    private static String source(ParameterException wrong, String... arguments) {
        return wrong.getArgSpec() instanceof OptionSpec option
                        && OptionVariables.hasVariable(option)
                        && Arrays.stream(arguments).noneMatch(argument -> argument.startsWith(option.longestName()))
                ? " (from " + OptionVariables.name(option) + ")"
                : "";
    }
}
