package io.kinescope.client.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The packages of the client from the ground up, each with the packages that it may know. */
final class Layers {

    /** The package of the client itself, which knows all others. */
    private static final String TOP = "";

    private static final Map<String, Set<String>> KNOWN = new LinkedHashMap<>();

    private static final Set<String> GROUPS = new TreeSet<>();

    static {
        layer("error");
        layer("ratelimit");
        layer("type");
        layer("listing", "error", "type");
        layer("file", "error");
        layer("content", "error", "file");
        layer("export");
        layer("text", "error", "export");
        layer("json", "type", "listing");
        layer("api", "json", "error", "ratelimit", "type", "listing", "file", "content", "export", "text");
        layer("netty", "error", "ratelimit", "file", "content", "api");
        layer("tus", "error", "file", "content", "api");
        layer("observation", "api");
        layer("metrics", "api", "listing", "ratelimit");

        group("accesstokens");
        group("additionalmaterials");
        group("analytics");
        group("annotations");
        group("avatars");
        group("billing");
        group("cdnzones");
        group("chatkeys");
        group("dictionaries");
        group("drmauthorization");
        group("filerequests");
        group("folders");
        group("moderators");
        group("players");
        group("posters");
        group("privacydomains");
        group("restreams");
        group("speakrooms");
        group("subtitles");
        group("tags");
        group("webhooks");
        group("projects", "folders");
        group("videos", "additionalmaterials", "posters", "subtitles");
        group("liveevents", "posters", "restreams", "videos");
        group("playlists", "videos");
        group("uploads", "file", "tus", "videos");

        layer("callback", "json", "videos", "webhooks");
        layer("chat", "chatkeys");

        layer(TOP, KNOWN.keySet().toArray(String[]::new));
    }

    private final String root;

    Layers(String root) {
        this.root = root;
    }

    private static void layer(String name, String... known) {
        KNOWN.put(name, Set.of(known));
    }

    /** A group of resources; those that use answers or requests of other groups name them. */
    private static void group(String name, String... others) {
        Stream<String> below = Stream.of("error", "type", "listing", "content", "export", "api");
        layer(name, Stream.concat(below, Stream.of(others)).toArray(String[]::new));
        GROUPS.add(name);
    }

    boolean isGroup(JavaClass type) {
        return GROUPS.contains(layer(type));
    }

    boolean contains(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.equals(root) || name.startsWith(root + ".");
    }

    /** Returns what is wrong with where a class is, or with what it knows of the client. */
    Stream<String> violations(JavaClass type) {
        Set<String> known = KNOWN.get(layer(type));
        if (known == null) {
            return Stream.of("the package " + type.getPackageName() + " is in no layer");
        }
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> contains(dependency.getTargetClass()))
                .filter(dependency -> !layer(dependency.getTargetClass()).equals(layer(type)))
                .filter(dependency -> !known.contains(layer(dependency.getTargetClass())))
                .map(dependency -> dependency.getDescription());
    }

    /** Returns the package relative to the root. */
    private String layer(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.equals(root) ? TOP : name.startsWith(root + ".") ? name.substring(root.length() + 1) : name;
    }
}
