/**
 * The reactive client of the Kinescope API.
 *
 * <p>The entry point is {@link io.kinescope.client.KinescopeClient}. A module that lets the client read types of its own
 * opens their packages to {@code tools.jackson.databind}.
 */
// Reactor and Reactor Netty have no module descriptor.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.kinescope.client {
    requires transitive org.reactivestreams;
    requires transitive reactor.core;
    requires transitive reactor.netty.core;
    requires transitive reactor.netty.http;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires static com.nimbusds.jose.jwt;
    requires de.siegmar.fastcsv;
    requires static micrometer.commons;
    requires static micrometer.core;
    requires static micrometer.observation;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    // Some are needed by Reactor Netty alone, which as an automatic module cannot say so.
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.compression;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.codec.http3;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.resolver;
    requires io.netty.resolver.dns;
    requires io.netty.transport;

    exports io.kinescope.client;
    exports io.kinescope.client.accesstokens;
    exports io.kinescope.client.additionalmaterials;
    exports io.kinescope.client.analytics;
    exports io.kinescope.client.annotations;
    exports io.kinescope.client.api;
    exports io.kinescope.client.avatars;
    exports io.kinescope.client.billing;
    exports io.kinescope.client.callback;
    exports io.kinescope.client.cdnzones;
    exports io.kinescope.client.chat;
    exports io.kinescope.client.chatkeys;
    exports io.kinescope.client.content;
    exports io.kinescope.client.dictionaries;
    exports io.kinescope.client.drmauthorization;
    exports io.kinescope.client.error;
    exports io.kinescope.client.export;
    exports io.kinescope.client.filerequests;
    exports io.kinescope.client.folders;
    exports io.kinescope.client.listing;
    exports io.kinescope.client.liveevents;
    exports io.kinescope.client.metrics;
    exports io.kinescope.client.moderators;
    exports io.kinescope.client.observation;
    exports io.kinescope.client.players;
    exports io.kinescope.client.playlists;
    exports io.kinescope.client.posters;
    exports io.kinescope.client.privacydomains;
    exports io.kinescope.client.projects;
    exports io.kinescope.client.ratelimit;
    exports io.kinescope.client.restreams;
    exports io.kinescope.client.speakrooms;
    exports io.kinescope.client.subtitles;
    exports io.kinescope.client.tags;
    exports io.kinescope.client.tus;
    exports io.kinescope.client.type;
    exports io.kinescope.client.uploads;
    exports io.kinescope.client.videos;
    exports io.kinescope.client.webhooks;

    opens io.kinescope.client.json to
            tools.jackson.databind;
}
