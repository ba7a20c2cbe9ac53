package io.kinescope.client.uploads;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v2/init}.
 */
public final class UploadLinkCreate extends Params<UploadLinkCreate> {

    private UploadLinkCreate(Map<String, @Nullable Object> values) {
        super(values, UploadLinkCreate::new);
    }

    /**
     * Creates a request for an upload link.
     *
     * @param type the type of the object to create
     * @param filename the name of the file
     * @param filesize the size in bytes, at least 1
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
     * Sets the project or folder of a video.
     *
     * @param parentId the id of the project or folder
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
     * Sets the address of the machine that will use the link, if it is not this one.
     *
     * @param clientIp the IP address
     * @return a copy with the value
     */
    public UploadLinkCreate clientIp(String clientIp) {
        return with("client_ip", clientIp);
    }
}
