package io.kinescope.examples.benchmark.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.content.Content;
import io.kinescope.client.tus.TusClient;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import reactor.netty.http.client.HttpClient;

/** Prints how fast a file is uploaded over TLS beside other ways to send it, and in how much memory. */
public final class UploadBenchmark {

    private static final int MIB = 1024 * 1024;
    private static final int SIZE = 256;
    private static final int ROUNDS = 9;

    private UploadBenchmark() {}

    /**
     * Measures every variant in turn, round after round, for about two minutes.
     *
     * @param arguments none
     * @throws Exception if an upload fails
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("upload");
        Certificate certificate = Certificate.create(directory.resolve("certificate.p12"));
        try (TlsServer server = new TlsServer(certificate.server())) {
            speed(film(directory.resolve("film.mp4")), certificate.client(), server.url());
            MemoryMeasurement.print(directory, certificate, server.url());
        } finally {
            delete(directory);
        }
    }

    private static void speed(Path file, SslContext tls, String url) {
        HttpClient http = HttpClient.create().secure(spec -> spec.sslContext(tls));
        HandWritten byHand = new HandWritten(http, url, file);
        try (KinescopeClient client = KinescopeClient.builder()
                .token("00000000-0000-0000-0000-000000000000")
                .http(prepared -> prepared.secure(spec -> spec.sslContext(tls)))
                .build()) {
            List<UploadVariant> ours = List.of(
                    new UploadVariant("`uploads().send(…)`", client.uploads().send(url, Content.of(file))),
                    new UploadVariant(
                            "`TusClient.upload(…)`",
                            new TusClient(client.api()).upload(url, file).then()));
            List<Measurement> variants = Stream.of(ours, byHand.tuned(), List.of(byHand.sendFile()))
                    .flatMap(List::stream)
                    .map(Measurement::new)
                    .toList();
            variants.forEach(Measurement::round);
            variants.forEach(Measurement::round);
            variants.forEach(Measurement::forget);
            for (int round = 0; round < ROUNDS; round++) {
                variants.forEach(Measurement::round);
            }
            print(variants, variants.subList(ours.size(), variants.size()));
        }
    }

    private static void print(List<Measurement> variants, List<Measurement> byHand) {
        double fastest = byHand.stream().mapToDouble(Measurement::fastest).min().orElseThrow();
        double median = byHand.stream().mapToDouble(Measurement::median).min().orElseThrow();
        double processor =
                byHand.stream().mapToDouble(Measurement::processor).min().orElseThrow();
        Measurement sendFile = byHand.get(byHand.size() - 1);
        System.out.println("| " + SIZE + " MiB over TLS | speed, × `sendFile` | fastest round, × best by hand |"
                + " median round, × best by hand | processor time, × best by hand |");
        System.out.println("|---|--:|--:|--:|--:|");
        variants.forEach(variant -> System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.2f | %.2f | %.2f |%n",
                variant.name(),
                sendFile.median() / variant.median(),
                fastest / variant.fastest(),
                median / variant.median(),
                variant.processor() / processor));
    }

    private static Path film(Path file) throws IOException {
        byte[] block = new byte[MIB];
        new Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < SIZE; i++) {
                out.write(block);
            }
        }
        return file;
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(directory)) {
            found.forEach(files::add);
        }
        files.add(directory);
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
