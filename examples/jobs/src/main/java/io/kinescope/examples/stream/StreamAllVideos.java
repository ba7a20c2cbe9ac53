package io.kinescope.examples.stream;

import io.kinescope.client.KinescopeClient;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.OutputFile;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.examples.support.Workspace;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Streams every video of a workspace as NDJSON, one object a line, in constant memory. Every video that exists from the
 * beginning to the end comes exactly once, the oldest first, although others are added and deleted meanwhile; if the
 * listing ends before its total, the job fails. A file that a failed or stopped run has left unfinished can be continued.
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

    @Option(
            names = "--fields",
            paramLabel = "NAMES",
            description = "The fields of a line, between commas, or all for the answer as it came; by default "
                    + VideoFields.DEFAULT + ".")
    private String fields = VideoFields.DEFAULT;

    @Option(
            names = "--resume",
            description =
                    "Continues the unfinished file of a run that failed or was stopped; without one it begins anew.")
    private boolean resume;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Creates the command. */
    public StreamAllVideos(Job job) {
        this.job = job;
    }

    @Override
    public Integer call() {
        boolean demo = workspace.isDemo(job.environment(), "--output");
        if (resume && output == null) {
            throw new ParameterException(spec.commandLine(), "--resume needs --output");
        }
        VideoFields chosen = fields();
        return job.run(
                workspace.debug(),
                () -> job.withClient(
                        workspace,
                        demo ? LocalKinescope::start : null,
                        (client, traffic) -> stream(client, traffic, chosen, demo)));
    }

    private VideoFields fields() {
        try {
            return VideoFields.parse(fields);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void stream(KinescopeClient client, Traffic traffic, VideoFields chosen, boolean demo) throws IOException {
        OutputFile destination = new OutputFile(output, job.output());
        Path unfinished = destination.unfinished();
        StreamCheckpoint start = unfinished == null ? null : checkpoint(unfinished, chosen);
        long videos;
        try (NdjsonWriter writer = new NdjsonWriter(destination.open(demo, start == null ? 0 : start.bytes()));
                Progress progress = job.progress("videos")) {
            VideoStream stream = new VideoStream(client, chosen, writer, unfinished, progress);
            job.whenStopped(() -> written(stream, unfinished));
            videos = stream.write(start)
                    .doOnError(failure -> sayHowToContinue(stream, unfinished))
                    .blockOptional()
                    .orElse(0L);
        }
        destination.complete();
        if (unfinished != null) {
            StreamCheckpoint.delete(unfinished);
        }
        if (start == null && videos > 0) {
            chosen.unseen().forEach(name -> job.say("no video has the field " + name));
        }
        job.say("streamed " + videos + " videos: " + traffic.summary());
    }

    private void sayHowToContinue(VideoStream stream, @Nullable Path unfinished) {
        if (unfinished != null && stream.videos() > 0) {
            job.say(written(stream, unfinished));
        }
    }

    private static String written(VideoStream stream, @Nullable Path unfinished) {
        if (stream.videos() == 0) {
            return "no video is written yet; run it again";
        }
        return stream.videos() + " videos are written"
                + (unfinished == null ? "" : " to " + unfinished + "; run it again with --resume to continue");
    }

    private @Nullable StreamCheckpoint checkpoint(Path unfinished, VideoFields chosen) throws IOException {
        if (!resume) {
            StreamCheckpoint.delete(unfinished);
            return null;
        }
        StreamCheckpoint start = StreamCheckpoint.read(unfinished);
        if (start == null) {
            job.say("there is nothing to resume: beginning anew");
        } else if (!start.fields().equals(chosen.toString())) {
            throw new IllegalStateException(unfinished + " has the fields " + start.fields()
                    + "; resume it with these, or run it without --resume");
        } else {
            job.say("resuming after " + start.videos() + " videos");
        }
        return start;
    }
}
