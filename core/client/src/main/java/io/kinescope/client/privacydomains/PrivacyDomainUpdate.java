package io.kinescope.client.privacydomains;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/privacy-domains/{domain_id}}. Whether an update keeps the fields that are not set is
 * undocumented.
 */
public final class PrivacyDomainUpdate extends Params<PrivacyDomainUpdate> {

    private PrivacyDomainUpdate(Map<String, @Nullable Object> values) {
        super(values, PrivacyDomainUpdate::new);
    }

    /**
     * Creates an update without changes.
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
        return set("domain", domain);
    }

    /**
     * Sets whether the domain is archived.
     *
     * @param archived whether it is archived
     * @return a copy with the value
     */
    public PrivacyDomainUpdate archived(boolean archived) {
        return set("archived", archived);
    }
}
