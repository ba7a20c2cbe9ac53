package io.kinescope.client.testing.bad.videos;

import io.netty.buffer.ByteBuf;

/** Breaks: groups know nothing of the wire. */
record KnowsNetty(ByteBuf buffer) {}
