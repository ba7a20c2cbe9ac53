package io.kinescope.client.additionalmaterials;

import io.kinescope.client.api.Api;
import io.kinescope.client.content.Content;
import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The files that go with videos.
 *
 * <pre>{@code
 * Mono<String> url = client.additionalMaterials().getLink(materialId).map(MaterialLink::link);
 * }</pre>
 *
 * <p>{@link io.kinescope.client.videos.Video#additionalMaterials()}
 * lists those of a video.
 */
public final class AdditionalMaterials {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public AdditionalMaterials(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Uploads a file that goes with a video: {@code POST /additional-material}, on the uploader. The response is
     * undocumented.
     *
     * @param videoId the video's id
     * @param filename the name of the file
     * @param title the title that viewers see
     * @param content the file; that its bytes are the body is not documented
     * @return the material
     */
    public Mono<AdditionalMaterial> upload(String videoId, String filename, String title, Content content) {
        return api.uploader()
                .post("/additional-material")
                .textHeader("X-Video-ID", videoId)
                .textHeader("X-File-Name", filename)
                .textHeader("X-Title", title)
                .body(content)
                .data(AdditionalMaterial.class);
    }

    /**
     * Changes the title of a material: {@code PUT /v1/additional-materials/{material_id}}.
     *
     * @param materialId the material's id
     * @param title the new title
     * @return the changed material
     */
    public Mono<AdditionalMaterial> update(String materialId, String title) {
        return api.put("/v1/additional-materials/{material_id}", materialId)
                .body(Fields.of("title", title))
                .data(AdditionalMaterial.class);
    }

    /**
     * Deletes a material: {@code DELETE /v1/additional-materials/{material_id}}.
     *
     * @param materialId the material's id
     * @return completes when the material is deleted
     */
    public Mono<Void> delete(String materialId) {
        return api.delete("/v1/additional-materials/{material_id}", materialId).done();
    }

    /**
     * Returns where a material can be downloaded: {@code GET /v1/additional-materials/{material_id}/link}.
     *
     * @param materialId the material's id
     * @return the link; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<MaterialLink> getLink(String materialId) {
        return api.get("/v1/additional-materials/{material_id}/link", materialId)
                .data(MaterialLink.class);
    }

    /**
     * Changes in which order the materials of a video stand: {@code PATCH /v1/additional-materials/reorder}.
     *
     * @param materialIds the ids of its materials, the first one first
     * @return completes when the order is changed
     */
    public Mono<Void> reorder(List<String> materialIds) {
        return api.patch("/v1/additional-materials/reorder")
                .body(Params.list("material_ids", materialIds))
                .done();
    }
}
