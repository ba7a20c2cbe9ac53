package io.kinescope.examples.program;

import io.kinescope.client.KinescopeClient;
import io.kinescope.examples.analytics.ExportAnalytics;
import io.kinescope.examples.mirror.SyncLibrary;
import io.kinescope.examples.stream.StreamAllVideos;
import io.kinescope.examples.support.Console;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.JobCommandLine;
import io.kinescope.examples.upload.BulkUpload;
import java.time.Clock;
import java.util.Objects;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code kinescope}, which has every job as a sub-command. */
@Command(
        name = "kinescope",
        mixinStandardHelpOptions = true,
        versionProvider = Kinescope.Version.class,
        scope = ScopeType.INHERIT,
        description = "Jobs for a whole Kinescope workspace.")
public final class Kinescope implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Kinescope() {}

    /** Runs a sub-command and ends the program with its exit code. */
    public static void main(String[] arguments) {
        Console.keepNetworkQuiet();
        Job job = new Job(System.getenv(), Console.standardOutput(), System.err, Console.columns(System.getenv()));
        Console.atEnd(job::sayStopped);
        System.exit(commandLine(job, Clock.systemUTC()).execute(arguments));
    }

    static CommandLine commandLine(Job job, Clock clock) {
        return JobCommandLine.of(
                job,
                new Kinescope(),
                new StreamAllVideos(job),
                new SyncLibrary(job, clock),
                new BulkUpload(job),
                new ExportAnalytics(job, clock),
                new Serve(job),
                new GenerateCompletion());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "needs one of " + String.join(", ", spec.subcommands().keySet()));
    }

    /** The version of the jar; the classes by themselves have none. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = KinescopeClient.class.getPackage().getImplementationVersion();
            return new String[] {"kinescope " + Objects.requireNonNullElse(version, "(not packaged)")};
        }
    }
}
