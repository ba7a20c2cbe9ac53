package io.kinescope.client.videos;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The link of an embedded player, with the parameters that Kinescope documents for it. Immutable; every method returns a
 * changed copy.
 *
 * <pre>{@code
 * String url = EmbedLink.of(video.embedLink()).drmAuthToken(token).watermark("Anna").autoplay(true).url();
 * }</pre>
 *
 * <p>Take the link from the answer: the id in it is not always the video's. Its {@code toString} does not show the values.
 */
public final class EmbedLink {

    private final String link;
    private final Map<String, String> parameters;

    private EmbedLink(String link, Map<String, String> parameters) {
        this.link = link;
        this.parameters = parameters;
    }

    /**
     * Returns the link without further parameters.
     *
     * @param link the {@code embedLink} or {@code playLink} of an answer
     * @return the link
     */
    public static EmbedLink of(String link) {
        return new EmbedLink(Objects.requireNonNull(link, "link must not be null"), Map.of());
    }

    /**
     * Sets the token that Kinescope passes on to the authorization backend, {@code drmauthtoken}. Its form is your own.
     *
     * @param token the token; a secret of the viewer
     * @return a copy with the parameter
     */
    public EmbedLink drmAuthToken(String token) {
        return with("drmauthtoken", Objects.requireNonNull(token, "token must not be null"));
    }

    /**
     * Sets the text that is shown over the video, {@code watermark}.
     *
     * @param text the text
     * @return a copy with the parameter
     */
    public EmbedLink watermark(String text) {
        return with("watermark", Objects.requireNonNull(text, "text must not be null"));
    }

    /**
     * Sets an id of the viewer or the view of your own, {@code externalid}.
     *
     * @param id the id
     * @return a copy with the parameter
     */
    public EmbedLink externalId(String id) {
        return with("externalid", Objects.requireNonNull(id, "id must not be null"));
    }

    /**
     * Sets whether playback begins by itself, {@code autoplay}.
     *
     * @param autoplay whether it does
     * @return a copy with the parameter
     */
    public EmbedLink autoplay(boolean autoplay) {
        return with("autoplay", Boolean.toString(autoplay));
    }

    /**
     * Sets whether the sound is off, {@code muted}.
     *
     * @param muted whether it is
     * @return a copy with the parameter
     */
    public EmbedLink muted(boolean muted) {
        return with("muted", Boolean.toString(muted));
    }

    /**
     * Sets whether playback begins again at the end, {@code loop}.
     *
     * @param loop whether it does
     * @return a copy with the parameter
     */
    public EmbedLink loop(boolean loop) {
        return with("loop", Boolean.toString(loop));
    }

    /**
     * Sets any parameter, such as {@code quality}, {@code seek} or {@code texttrack}. It replaces one that the link has.
     *
     * @param name the name as Kinescope spells it
     * @param value the value
     * @return a copy with the parameter
     * @throws IllegalArgumentException if the name is blank
     */
    public EmbedLink with(String name, String value) {
        if (Objects.requireNonNull(name, "name must not be null").isBlank()) {
            throw new IllegalArgumentException("a parameter needs a name");
        }
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, Objects.requireNonNull(value, "value must not be null"));
        return new EmbedLink(link, Collections.unmodifiableMap(changed));
    }

    /**
     * Returns the link with all parameters, encoded in UTF-8. To put it into HTML, escape it as any other text.
     *
     * @return the URL
     */
    public String url() {
        int fragment = link.indexOf('#') < 0 ? link.length() : link.indexOf('#');
        int query = link.indexOf('?') < 0 || link.indexOf('?') > fragment ? fragment : link.indexOf('?');
        String all = Stream.concat(
                        Arrays.stream(link.substring(query, fragment).split("[?&]"))
                                .filter(kept -> !kept.isEmpty() && !parameters.containsKey(name(kept))),
                        parameters.entrySet().stream()
                                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue())))
                .collect(Collectors.joining("&"));
        return link.substring(0, query) + (all.isEmpty() ? "" : "?" + all) + link.substring(fragment);
    }

    private static String name(String parameter) {
        String name = parameter.split("=", 2)[0];
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the link and the names of the parameters, without their values. */
    @Override
    public String toString() {
        return "EmbedLink[" + link.split("[?#]", 2)[0] + ", " + parameters.keySet() + "]";
    }
}
