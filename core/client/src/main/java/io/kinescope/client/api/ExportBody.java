package io.kinescope.client.api;

import io.kinescope.client.error.DecodingException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * The body of an export, which fails if it is JSON or an HTML page. The content type decides; without one the beginning
 * of the body does.
 */
final class ExportBody {

    /** White space before this many bytes is not waited for. */
    private static final int LONGEST_BEGINNING = 1024;

    private final Request request;
    private final ResponseHead head;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private boolean passed;

    private ExportBody(Request request, ResponseHead head) {
        this.request = request;
        this.head = head;
    }

    /** Returns the chunks of the body, or an error before the first. */
    static Flux<byte[]> check(Request request, ResponseHead head, Flux<byte[]> body) {
        BodyFormat stated = BodyFormat.stated(head);
        return Flux.defer(() -> {
            ExportBody export = new ExportBody(request, head);
            if (stated == null) {
                return body.concatMapIterable(export::add, 1)
                        .concatWith(Flux.defer(() -> Flux.fromIterable(export.rest())));
            }
            return body.switchOnFirst((first, chunks) -> {
                export.require(stated);
                return chunks;
            });
        });
    }

    /** Returns the chunks to pass on; none as long as the format is not known. */
    private List<byte[]> add(byte[] chunk) {
        if (passed) {
            return List.of(chunk);
        }
        beginning.writeBytes(chunk);
        BodyFormat format = BodyFormat.of(beginning.toByteArray());
        return format == null && beginning.size() < LONGEST_BEGINNING ? List.of() : pass(format);
    }

    private List<byte[]> rest() {
        return passed || beginning.size() == 0 ? List.of() : pass(BodyFormat.of(beginning.toByteArray()));
    }

    private List<byte[]> pass(@Nullable BodyFormat format) {
        require(format == null ? BodyFormat.OTHER : format);
        passed = true;
        return List.of(beginning.toByteArray());
    }

    private void require(BodyFormat format) {
        if (format != BodyFormat.OTHER) {
            throw new DecodingException(
                    request.operation(),
                    "it is " + format + ", so this export has no such format",
                    head.requestId(),
                    null);
        }
    }
}
