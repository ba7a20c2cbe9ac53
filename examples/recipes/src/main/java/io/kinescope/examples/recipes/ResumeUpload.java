package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.uploads.Upload;
import io.kinescope.client.videos.Video;
import java.nio.file.Path;
import reactor.core.publisher.Mono;

/** How do I upload a large file so that a restart of the program resumes it? */
final class ResumeUpload {

    public static void main(String[] args) {
        Recipe.run(client ->
                upload(client, Path.of(args[0]), args[1], Path.of("uploads")).map(Video::id));
    }

    /** Run again with the same file, project and directory, it continues where it stopped. */
    static Mono<Video> upload(KinescopeClient client, Path file, String projectId, Path directory) {
        Upload upload = Upload.of(file)
                .parentId(projectId)
                .singleUpTo(0) // resumable whatever the size; by default from 64 MiB on
                .store(TusStore.directory(directory));
        return client.uploads().video(upload).flatMap(video -> client.uploads().awaitReady(video.id()));
    }
}
