package io.kinescope.examples.stream;

import io.kinescope.client.KinescopeClient;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.OutputFile;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.examples.support.Workspace;
import io.kinescope.test.LocalKinescope;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Streams every video of a workspace as NDJSON, one object a line, in constant memory. Every video that exists from the
 * beginning to the end comes exactly once, the oldest first, although others are added and deleted meanwhile; if the
 * listing ends before its total, the job fails.
 */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = "Streams every video of a workspace as NDJSON, one object a line, the oldest first.")
public final class StreamAllVideos implements Callable<Integer> {

    private final Job job;

    @Mixin
    private final Workspace workspace = new Workspace();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file, replaced when all videos are written; standard output by default.")
    private @Nullable Path output;

    /** Creates the command. */
    public StreamAllVideos(Job job) {
        this.job = job;
    }

    @Override
    public Integer call() {
        boolean demo = workspace.isDemo(job.environment(), "--output");
        return job.run(
                workspace.debug(),
                () -> job.withClient(
                        workspace,
                        demo ? LocalKinescope::start : null,
                        (client, traffic) -> stream(client, traffic, demo)));
    }

    private void stream(KinescopeClient client, Traffic traffic, boolean demo) {
        OutputFile destination = new OutputFile(output, job.output());
        long videos;
        try (NdjsonWriter writer = new NdjsonWriter(destination.open(demo));
                Progress progress = job.progress("videos")) {
            videos = new VideoStream(client, writer, progress)
                    .write()
                    .blockOptional()
                    .orElse(0L);
        }
        destination.complete();
        job.messages().println("streamed " + videos + " videos: " + traffic.summary());
    }
}
