package io.kinescope.client.testing.bad.videos;

import io.netty.buffer.ByteBuf;

/** Breaks: groups know no library but Reactor. */
record KnowsNetty(ByteBuf buffer) {}
