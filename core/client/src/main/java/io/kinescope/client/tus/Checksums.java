package io.kinescope.client.tus;

import io.kinescope.client.api.Call;
import io.kinescope.client.api.ResponseHead;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.file.FileSnapshot;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The tus extension {@code checksum} for one upload; used if the caller enabled it and the server supports it. */
final class Checksums {

    /** The algorithm that every server with the extension must support. */
    private static final String ALGORITHM = "sha1";

    private final FileSnapshot file;
    private final boolean enabled;
    private @Nullable Boolean supported;

    Checksums(FileSnapshot file, boolean enabled) {
        this.file = file;
        this.enabled = enabled;
    }

    /** Requests the extensions of the server once; a server that refuses the request supports none. */
    Mono<Void> negotiate(Supplier<Call> options) {
        return Mono.defer(() -> !enabled || supported != null
                ? Mono.empty()
                : options.get()
                        .raw()
                        .map(answer -> supports(answer.head()))
                        .onErrorResume(Checksums::isRefusal, refusal -> Mono.just(false))
                        .doOnNext(answer -> supported = answer)
                        .then());
    }

    /** Adds the checksum of a chunk, for which the chunk is read before it is sent. */
    Mono<Call> add(Call call, long offset, long length) {
        return Boolean.TRUE.equals(supported)
                ? file.hash(Transfer.OPERATION, "SHA-1", offset, length)
                        .map(hash -> call.header(
                                "Upload-Checksum",
                                ALGORITHM + " " + Base64.getEncoder().encodeToString(hash)))
                : Mono.just(call);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ApiException error && error.status() < 500 && error.status() != 429;
    }

    private static boolean supports(ResponseHead head) {
        return lists(head.header("Tus-Extension"), "checksum")
                && lists(head.header("Tus-Checksum-Algorithm"), ALGORITHM);
    }

    private static boolean lists(@Nullable String values, String value) {
        return values != null
                && Arrays.stream(values.split(",", -1)).map(String::strip).anyMatch(value::equalsIgnoreCase);
    }
}
