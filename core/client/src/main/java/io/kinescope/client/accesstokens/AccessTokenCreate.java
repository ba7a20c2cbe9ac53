package io.kinescope.client.accesstokens;

import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/access-tokens}.
 */
public final class AccessTokenCreate extends Params<AccessTokenCreate> {

    private AccessTokenCreate(Map<String, @Nullable Object> values) {
        super(values, AccessTokenCreate::new);
    }

    /**
     * Creates a token for the API.
     *
     * @param name the name
     * @param permissions the permissions
     * @return the request
     */
    public static AccessTokenCreate of(String name, TokenPermission... permissions) {
        return new AccessTokenCreate(Map.of())
                .set("name", name)
                .set(
                        "scope",
                        Map.of(
                                "api",
                                Fields.of("permissions", permissions).values(),
                                "upload",
                                Fields.of("permissions", List.of()).values()));
    }

    /**
     * Creates a token that permits only uploads to a project.
     *
     * @param name the name
     * @param projectId the id of the project
     * @param permissions the permissions for that project
     * @return the request
     */
    public static AccessTokenCreate forUpload(String name, String projectId, TokenPermission... permissions) {
        return new AccessTokenCreate(Map.of()).set("name", name).uploadTo(projectId, permissions);
    }

    /**
     * Adds a project to which the token permits uploads.
     *
     * @param projectId the id of the project
     * @param permissions the permissions for that project
     * @return a copy with one more project
     */
    public AccessTokenCreate uploadTo(String projectId, TokenPermission... permissions) {
        Objects.requireNonNull(projectId, "projectId must not be null");
        Map<String, Object> scope = objectAt(values(), "scope");
        Map<String, Object> upload = objectAt(scope, "upload");
        List<Object> entities = new ArrayList<>();
        if (upload.get("entities") instanceof List<?> others) {
            entities.addAll(others);
        }
        entities.add(Fields.of("id", projectId).and("permissions", permissions));
        upload.put("entities", Collections.unmodifiableList(entities));
        scope.put("upload", Collections.unmodifiableMap(upload));
        return set("scope", Collections.unmodifiableMap(scope));
    }

    private static Map<String, Object> objectAt(Map<String, ? extends @Nullable Object> values, String name) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (values.get(name) instanceof Map<?, ?> object) {
            object.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }
}
