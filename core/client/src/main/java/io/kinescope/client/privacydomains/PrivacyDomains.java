package io.kinescope.client.privacydomains;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.type.Fields;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The domains that videos of the workspace may be embedded on.
 *
 * <pre>{@code
 * Mono<PrivacyDomain> domain = client.privacyDomains().create("example.org");
 * }</pre>
 */
public final class PrivacyDomains {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public PrivacyDomains(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all domains: {@code GET /v1/privacy-domains}.
     *
     * @return the domains
     */
    public Listing<PrivacyDomain> list() {
        return api.get("/v1/privacy-domains").allPages(PrivacyDomain.class);
    }

    /**
     * Creates a domain: {@code POST /v1/privacy-domains}.
     *
     * @param domain its name, such as {@code example.org}
     * @return the domain
     */
    public Mono<PrivacyDomain> create(String domain) {
        return api.post("/v1/privacy-domains").body(Fields.of("domain", domain)).data(PrivacyDomain.class);
    }

    /**
     * Changes a domain: {@code PUT /v1/privacy-domains/{domain_id}}.
     *
     * @param domainId the domain's id
     * @param update the changes
     * @return the changed domain
     */
    public Mono<PrivacyDomain> update(String domainId, PrivacyDomainUpdate update) {
        return api.put("/v1/privacy-domains/{domain_id}", domainId).body(update).data(PrivacyDomain.class);
    }

    /**
     * Deletes a domain: {@code DELETE /v1/privacy-domains/{domain_id}}.
     *
     * @param domainId the domain's id
     * @return completes when the domain is deleted
     */
    public Mono<Void> delete(String domainId) {
        return api.delete("/v1/privacy-domains/{domain_id}", domainId).done();
    }
}
