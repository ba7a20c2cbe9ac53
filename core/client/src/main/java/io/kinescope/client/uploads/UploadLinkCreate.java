package io.kinescope.client.uploads;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v2/init} makes a link for.
 */
public final class UploadLinkCreate extends Params<UploadLinkCreate> {

    private UploadLinkCreate(Map<String, @Nullable Object> values) {
        super(values, UploadLinkCreate::new);
    }

    /**
     * Asks for a link.
     *
     * @param type what the file becomes
     * @param filename the name of the file
     * @param filesize how many bytes it has
     * @return the request
     */
    public static UploadLinkCreate of(UploadType type, String filename, long filesize) {
        if (filesize < 1) {
            throw new IllegalArgumentException("filesize must be at least 1 byte, not " + filesize);
        }
        return new UploadLinkCreate(Map.of())
                .with("type", type)
                .with("filename", filename)
                .with("filesize", filesize);
    }

    /**
     * Sets where a video goes.
     *
     * @param parentId the id of a project or a folder
     * @return a copy with the value
     */
    public UploadLinkCreate parentId(String parentId) {
        return with("parent_id", parentId);
    }

    /**
     * Sets the title.
     *
     * @param title the title
     * @return a copy with the value
     */
    public UploadLinkCreate title(String title) {
        return with("title", title);
    }

    /**
     * Sets the line below the title.
     *
     * @param subtitle the subtitle
     * @return a copy with the value
     */
    public UploadLinkCreate subtitle(String subtitle) {
        return with("subtitle", subtitle);
    }

    /**
     * Sets the description.
     *
     * @param description the description
     * @return a copy with the value
     */
    public UploadLinkCreate description(String description) {
        return with("description", description);
    }

    /**
     * Says who will use the link, if that is not this machine.
     *
     * @param clientIp the address of the uploading machine
     * @return a copy with the value
     */
    public UploadLinkCreate clientIp(String clientIp) {
        return with("client_ip", clientIp);
    }
}
