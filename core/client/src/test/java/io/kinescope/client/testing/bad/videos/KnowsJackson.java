package io.kinescope.client.testing.bad.videos;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Breaks: only the json package knows Jackson, and no signature. */
public interface KnowsJackson {

    List<JsonNode> nodes();
}
