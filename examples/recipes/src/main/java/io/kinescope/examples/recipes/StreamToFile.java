package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How do I write every video of the library to a file, in constant memory? */
final class StreamToFile {

    public static void main(String[] args) {
        Recipe.run(client -> write(client, Path.of(args.length > 0 ? args[0] : "videos.tsv")));
    }

    /** Emits the number of videos. Writing blocks, so it happens on a thread that may block. */
    static Mono<Long> write(KinescopeClient client, Path file) {
        return Mono.using(
                        () -> open(file),
                        out -> client.videos()
                                .list()
                                .eachOnce()
                                .readAhead(8)
                                .publishOn(Schedulers.boundedElastic(), 100)
                                .doOnNext(video -> out.println(video.id() + "\t" + video.title()))
                                .count(),
                        PrintWriter::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static PrintWriter open(Path file) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(file));
    }
}
