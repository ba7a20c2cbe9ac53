package io.kinescope.client.cdnzones;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The zones of the content delivery network.
 *
 * <pre>{@code
 * CdnZoneFields media = CdnZoneFields.of().name("Media").host("media.example.org").origin("files.example.org");
 * Mono<String> id = client.cdnZones().create(media).map(CdnZone::id);
 * }</pre>
 */
public final class CdnZones {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public CdnZones(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all zones: {@code GET /v1/cdn/zones}.
     *
     * @return the zones
     */
    public Listing<CdnZone> list() {
        return api.get("/v1/cdn/zones").allPages(CdnZone.class);
    }

    /**
     * Creates a zone: {@code POST /v1/cdn/zones}.
     *
     * @param zone the new zone
     * @return the zone
     */
    public Mono<CdnZone> create(CdnZoneFields zone) {
        return api.post("/v1/cdn/zones").body(zone).data(CdnZone.class);
    }

    /**
     * Changes a zone: {@code PUT /v1/cdn/zones/{zone_id}}.
     *
     * @param zoneId the zone's id
     * @param update the changes
     * @return the changed zone
     */
    public Mono<CdnZone> update(String zoneId, CdnZoneFields update) {
        return api.put("/v1/cdn/zones/{zone_id}", zoneId).body(update).data(CdnZone.class);
    }

    /**
     * Deletes a zone: {@code DELETE /v1/cdn/zones/{zone_id}}.
     *
     * @param zoneId the zone's id
     * @return completes when the zone is deleted
     */
    public Mono<Void> delete(String zoneId) {
        return api.delete("/v1/cdn/zones/{zone_id}", zoneId).done();
    }
}
