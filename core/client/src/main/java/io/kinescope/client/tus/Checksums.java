package io.kinescope.client.tus;

import io.kinescope.client.api.Call;
import io.kinescope.client.api.ResponseHead;
import io.kinescope.client.content.FileSnapshot;
import io.kinescope.client.error.ApiException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The protocol's extension {@code checksum}, for one upload: used if it is wanted and the server offers it. */
final class Checksums {

    /** The one algorithm that every server with the extension has to know. */
    private static final String ALGORITHM = "sha1";

    private final FileSnapshot file;
    private final boolean wanted;
    private @Nullable Boolean offered;

    Checksums(FileSnapshot file, boolean wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /** Asks the server once what it offers, if checksums are wanted; one that does not know the question offers none. */
    Mono<Void> agree(Supplier<Call> options) {
        return Mono.defer(() -> !wanted || offered != null
                ? Mono.empty()
                : options.get()
                        .raw()
                        .map(answer -> offers(answer.head()))
                        .onErrorResume(Checksums::isRefusal, refusal -> Mono.just(false))
                        .doOnNext(answer -> offered = answer)
                        .then());
    }

    /** Reads the chunk once more than without, before it is sent. */
    Mono<Call> add(Call call, long offset, long length) {
        return Boolean.TRUE.equals(offered)
                ? file.hash(Transfer.OPERATION, "SHA-1", offset, length)
                        .map(hash -> call.header(
                                "Upload-Checksum",
                                ALGORITHM + " " + Base64.getEncoder().encodeToString(hash)))
                : Mono.just(call);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ApiException error && error.status() < 500 && error.status() != 429;
    }

    private static boolean offers(ResponseHead head) {
        return lists(head.header("Tus-Extension"), "checksum")
                && lists(head.header("Tus-Checksum-Algorithm"), ALGORITHM);
    }

    private static boolean lists(@Nullable String values, String value) {
        return values != null
                && Arrays.stream(values.split(",", -1)).map(String::strip).anyMatch(value::equalsIgnoreCase);
    }
}
