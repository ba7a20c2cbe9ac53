package io.kinescope.client.testing.bad.videos;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Breaks: answers keep ids and URLs as text. */
public record Video(UUID id, List<URI> links) {}
