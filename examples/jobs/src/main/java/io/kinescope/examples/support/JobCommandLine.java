package io.kinescope.examples.support;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/**
 * The command line of a program: its options can come from the environment, its help names the variables and the exit
 * codes, and a wrong option is one line.
 */
public final class JobCommandLine {

    private JobCommandLine() {}

    /** Creates the command line of a command with its sub-commands. */
    public static CommandLine of(Job job, Object command, Object... subcommands) {
        CommandLine line = new CommandLine(command);
        for (Object subcommand : subcommands) {
            line.addSubcommand(subcommand);
        }
        line.setDefaultValueProvider(new Variables(job.environment()))
                .setParameterExceptionHandler((wrong, arguments) -> refuse(job, wrong))
                .setExecutionExceptionHandler((failure, at, parsed) -> {
                    job.messages().println("failed: " + FailureReason.withPath(failure));
                    return 1;
                })
                .setOut(new PrintWriter(new OutputStreamWriter(job.output(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(job.messages(), StandardCharsets.UTF_8), true))
                .setUsageHelpAutoWidth(true);
        describe(line);
        line.getSubcommands().values().forEach(JobCommandLine::describe);
        return line;
    }

    private static int refuse(Job job, ParameterException wrong) {
        String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        job.messages().println(name + ": " + FailureReason.of(wrong) + "; see " + name + " --help");
        return 2;
    }

    private static void describe(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "success, also if nobody reads the output any more");
        codes.put("1", "failure");
        codes.put("2", "wrong option, or no token");
        codes.put("130", "stopped with Ctrl-C");
        usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(codes).optionListHeading("%nOptions:%n");
        List<OptionSpec> variable =
                spec.options().stream().filter(Variables::hasVariable).toList();
        List<String> footer = new ArrayList<>();
        if (spec.findOption("--demo") != null) {
            footer.add("  " + Workspace.TOKEN + ": the API token");
            footer.add("  HTTPS_PROXY, NO_PROXY: the HTTP proxy, and the hosts without it");
            footer.add("  NO_COLOR: no colours, if it is not empty");
        }
        if (!variable.isEmpty()) {
            footer.add("  Options that are absent are taken from:");
            variable.forEach(option -> footer.add("  " + Variables.name(option) + ": " + option.longestName()));
            usage.footerHeading("%nEnvironment:%n").footer(footer.toArray(String[]::new));
        }
    }

    /** The values of options that are absent: {@code --max-removed} is {@code KINESCOPE_MAX_REMOVED}. */
    private record Variables(Map<String, String> environment) implements IDefaultValueProvider {

        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            if (!(argument instanceof OptionSpec option) || !hasVariable(option)) {
                return null;
            }
            String value = environment.get(name(option));
            return value == null || value.isBlank() ? null : value;
        }

        static boolean hasVariable(OptionSpec option) {
            return !option.usageHelp() && !option.versionHelp();
        }

        static String name(OptionSpec option) {
            return "KINESCOPE_"
                    + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        }
    }
}
