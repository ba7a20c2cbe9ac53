package io.kinescope.examples.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A folder with files to try uploads with, deleted at the end. They have the names and sizes of films and no pictures. */
final class SampleFilms implements AutoCloseable {

    private static final int MEGABYTE = 1_000_000;

    private final Path directory;

    private SampleFilms(Path directory) {
        this.directory = directory;
    }

    static SampleFilms create() throws IOException {
        SampleFilms films = new SampleFilms(Files.createTempDirectory("bulk-upload"));
        Random random = new Random(1);
        for (String folder : List.of("Autumn term", "Весенний семестр")) {
            Path into = Files.createDirectories(films.source().resolve(folder));
            for (int number = 1; number <= 6; number++) {
                byte[] bytes = new byte[MEGABYTE + random.nextInt(20 * MEGABYTE)];
                random.nextBytes(bytes);
                Files.write(into.resolve("Lecture " + number + ".mp4"), bytes);
            }
        }
        return films;
    }

    Path source() {
        return directory.resolve("films");
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
