package io.kinescope.client.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.reactive.RedisScriptingReactiveCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A Lua script, sent by its digest. Its text is sent only to a server that does not know it. */
final class Script {

    private final String text;
    private final String digest;

    private Script(String text) {
        this.text = text;
        this.digest = Digest.hex("SHA-1", text);
    }

    static Script ofResource(String name) {
        try (InputStream resource = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return new Script(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Mono<List<Object>> run(RedisScriptingReactiveCommands<String, String> commands, String[] keys, String[] arguments) {
        return Flux.<List<Object>>from(commands.evalsha(digest, ScriptOutputType.MULTI, keys, arguments))
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown -> commands.eval(text, ScriptOutputType.MULTI, keys, arguments))
                .next();
    }
}
