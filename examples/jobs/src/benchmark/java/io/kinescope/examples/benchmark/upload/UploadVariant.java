package io.kinescope.examples.benchmark.upload;

import reactor.core.publisher.Mono;

/** A way to upload the file. */
record UploadVariant(String name, Mono<Void> upload) {}
