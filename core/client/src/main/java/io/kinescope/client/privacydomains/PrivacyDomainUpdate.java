package io.kinescope.client.privacydomains;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/privacy-domains/{domain_id}} changes. Whether an update keeps what is not set is undocumented.
 */
public final class PrivacyDomainUpdate extends Params<PrivacyDomainUpdate> {

    private PrivacyDomainUpdate(Map<String, @Nullable Object> values) {
        super(values, PrivacyDomainUpdate::new);
    }

    /**
     * Changes nothing yet.
     *
     * @return an empty update
     */
    public static PrivacyDomainUpdate of() {
        return new PrivacyDomainUpdate(Map.of());
    }

    /**
     * Changes the name.
     *
     * @param domain the new name, such as {@code example.org}
     * @return a copy with the value
     */
    public PrivacyDomainUpdate domain(String domain) {
        return with("domain", domain);
    }

    /**
     * Puts the domain into the archive, or takes it out.
     *
     * @param archived whether it is in the archive
     * @return a copy with the value
     */
    public PrivacyDomainUpdate archived(boolean archived) {
        return with("archived", archived);
    }
}
