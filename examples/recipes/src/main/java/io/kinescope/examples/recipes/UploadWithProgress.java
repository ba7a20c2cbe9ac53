package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.uploads.Upload;
import io.kinescope.client.uploads.UploadEvent;
import java.nio.file.Path;
import reactor.core.publisher.Flux;

/** How do I upload a file and show the progress? */
final class UploadWithProgress {

    public static void main(String[] args) {
        Recipe.run(client -> upload(client, Path.of(args[0]), args[1]));
    }

    static Flux<String> upload(KinescopeClient client, Path file, String projectId) {
        return client.uploads().upload(Upload.of(file).parentId(projectId)).map(event -> {
            if (event instanceof UploadEvent.Progress progress) {
                return progress.done() + " of " + progress.total() + " bytes";
            }
            return event instanceof UploadEvent.Finished finished
                    ? "video " + finished.video().id()
                    : "started";
        });
    }
}
