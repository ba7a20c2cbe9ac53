package io.kinescope.examples.support;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line of a program: its options can come from the environment, its help names the variables and the exit
 * codes, and a wrong option is one line.
 */
public final class JobCommandLine {

    /** Longer lines are hard to read. */
    private static final int WIDEST_HELP = 100;

    private JobCommandLine() {}

    /** Creates the command line of a command with its sub-commands. */
    public static CommandLine of(Job job, Object command, Object... subcommands) {
        CommandLine line = new CommandLine(command);
        for (Object subcommand : subcommands) {
            line.addSubcommand(subcommand);
        }
        line.registerConverter(LocalDate.class, JobCommandLine::day)
                .registerConverter(int.class, JobCommandLine::wholeNumber)
                .setDefaultValueProvider(new OptionVariables(job.environment()))
                .setParameterExceptionHandler((wrong, arguments) -> WrongOption.report(job, wrong, arguments))
                .setExecutionExceptionHandler((failure, at, parsed) -> {
                    job.messages().println("failed: " + FailureReason.withPath(failure));
                    return 1;
                })
                .setOut(new PrintWriter(new OutputStreamWriter(job.output(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(job.messages(), StandardCharsets.UTF_8), true))
                .setHelpFactory(WordwiseHelp::new)
                .setExecutionStrategy(JobCommandLine::execute)
                .setColorScheme(Help.defaultColorScheme(isDumb(job.environment()) ? Ansi.OFF : Ansi.AUTO));
        describe(line);
        line.getSubcommands().values().forEach(JobCommandLine::describe);
        return line;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw new TypeConversionException("needs a day such as 2024-01-31");
        }
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw new TypeConversionException("needs a whole number");
        }
    }

    /** Help is as wide as the terminal, within limits. Only help needs the width, for which a process is started. */
    private static int execute(ParseResult parsed) {
        for (ParseResult command = parsed; command != null; command = command.subcommand()) {
            if (command.isUsageHelpRequested()) {
                UsageMessageSpec usage = command.commandSpec().usageMessage().autoWidth(true);
                usage.width(Math.min(usage.width(), WIDEST_HELP)).autoWidth(false);
            }
        }
        return new RunLast().execute(parsed);
    }

    private static void describe(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "success, also if nobody reads the output any more");
        codes.put("1", "failure");
        codes.put("2", "wrong option or variable, or no token");
        codes.put("130", "stopped with Ctrl-C");
        codes.put("143", "stopped by SIGTERM, as docker stop sends");
        usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(codes).commandListHeading("%nCommands:%n");
        if (usage.optionListHeading().isEmpty()) {
            usage.optionListHeading("%nOptions:%n");
        }
        Map<String, String> variables = variables(spec);
        if (!variables.isEmpty()) {
            usage.footerHeading("%nEnvironment (options take precedence):%n");
            line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> help.createTextTable(variables)
                    .toString());
        }
    }

    private static Map<String, String> variables(CommandSpec spec) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (spec.findOption("--demo") != null) {
            variables.put(Workspace.TOKEN, "the API token");
            variables.put("HTTPS_PROXY, NO_PROXY", "the HTTP proxy, and the hosts without it");
            variables.put("NO_COLOR", "no colours, if it is set");
        }
        spec.options().stream()
                .filter(OptionVariables::hasVariable)
                .forEach(option -> variables.put(OptionVariables.name(option), option.longestName()));
        return variables;
    }

    private static boolean isDumb(Map<String, String> environment) {
        return "dumb".equals(environment.get("TERM"));
    }
}
