package io.kinescope.client.filerequests;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The requests for files, by which others upload videos.
 *
 * <pre>{@code
 * FileRequestCreate homework = FileRequestCreate.of("Homework", folderId).expiredAt(deadline);
 * Mono<FileRequest> request = client.fileRequests().create(homework);
 * }</pre>
 */
public final class FileRequests {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public FileRequests(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all file requests: {@code GET /v1/file-requests}. A page is requested when its first request is
     * requested.
     *
     * @return the file requests
     */
    public Listing<FileRequest> list() {
        return list(FileRequestQuery.of());
    }

    /**
     * Lists the file requests that match the query:
     * {@code GET /v1/file-requests}. A page is requested when its first request is requested.
     *
     * @param query the filter of the file requests
     * @return the file requests
     */
    public Listing<FileRequest> list(FileRequestQuery query) {
        return api.get("/v1/file-requests").query(query).items(FileRequest.class);
    }

    /**
     * Returns a file request: {@code GET /v1/file-requests/{file_request_id}}. The response is undocumented.
     *
     * @param fileRequestId the request's id
     * @return the file request; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<FileRequest> get(String fileRequestId) {
        return api.get("/v1/file-requests/{file_request_id}", fileRequestId).data(FileRequest.class);
    }

    /**
     * Creates a file request: {@code POST /v1/file-requests}.
     *
     * @param fileRequest the new file request
     * @return the file request
     */
    public Mono<FileRequest> create(FileRequestCreate fileRequest) {
        return api.post("/v1/file-requests").body(fileRequest).data(FileRequest.class);
    }

    /**
     * Changes a file request: {@code PUT /v1/file-requests/{file_request_id}}.
     *
     * @param fileRequestId the request's id
     * @param update the changes
     * @return the changed file request
     */
    public Mono<FileRequest> update(String fileRequestId, FileRequestUpdate update) {
        return api.put("/v1/file-requests/{file_request_id}", fileRequestId)
                .body(update)
                .data(FileRequest.class);
    }

    /**
     * Deletes a file request: {@code DELETE /v1/file-requests/{file_request_id}}. What becomes of the files is
     * undocumented.
     *
     * @param fileRequestId the request's id
     * @return completes when the file request is deleted
     */
    public Mono<Void> delete(String fileRequestId) {
        return api.delete("/v1/file-requests/{file_request_id}", fileRequestId).done();
    }
}
