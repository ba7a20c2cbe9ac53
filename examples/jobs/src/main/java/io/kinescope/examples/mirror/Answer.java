package io.kinescope.examples.mirror;

import io.kinescope.client.folders.Folder;
import io.kinescope.client.projects.Project;
import io.kinescope.client.videos.Video;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.util.TokenBuffer;

/**
 * The value that the client reads from an answer of the API, and the answer itself, with the fields that the client does
 * not know.
 *
 * @param <T> what the client reads
 */
interface Answer<T> {

    /** Returns what the client reads. */
    T value();

    /** Returns the answer as it came, but for the spaces between its values, and for numbers that no database stores. */
    String json();

    /**
     * A video.
     *
     * @param value what the client reads
     * @param json the answer
     * @param fields the names of the fields that the answer has, null or not
     */
    @JsonDeserialize(using = OfVideo.Reader.class)
    record OfVideo(Video value, String json, Set<String> fields) implements Answer<Video> {

        static final class Reader extends AnswerReader<Video, OfVideo> {

            Reader() {
                super(Video.class, (video, tokens) -> new OfVideo(video, text(tokens), names(tokens)));
            }
        }
    }

    /** A project. */
    @JsonDeserialize(using = OfProject.Reader.class)
    record OfProject(Project value, String json) implements Answer<Project> {

        static final class Reader extends AnswerReader<Project, OfProject> {

            Reader() {
                super(Project.class, (project, tokens) -> new OfProject(project, text(tokens)));
            }
        }
    }

    /** A folder. */
    @JsonDeserialize(using = OfFolder.Reader.class)
    record OfFolder(Folder value, String json) implements Answer<Folder> {

        static final class Reader extends AnswerReader<Folder, OfFolder> {

            Reader() {
                super(Folder.class, (folder, tokens) -> new OfFolder(folder, text(tokens)));
            }
        }
    }

    /** Reads the same tokens twice: by the rules of the client, and as text. */
    abstract class AnswerReader<T, A extends Answer<T>> extends ValueDeserializer<A> {

        /** The client has limited how deep answers are. */
        private static final JsonFactory JSON = JsonFactory.builder()
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .build())
                .build();

        private final Class<T> type;
        private final BiFunction<T, TokenBuffer, A> answer;

        AnswerReader(Class<T> type, BiFunction<T, TokenBuffer, A> answer) {
            this.type = type;
            this.answer = answer;
        }

        @Override
        public A deserialize(JsonParser parser, DeserializationContext context) {
            try (TokenBuffer tokens = TokenBuffer.forBuffering(parser, context).forceUseOfBigDecimal(true)) {
                tokens.copyCurrentStructure(parser);
                try (JsonParser copy = tokens.asParserOnFirstToken(context)) {
                    return answer.apply(context.readValue(copy, type), tokens);
                }
            }
        }

        static String text(TokenBuffer tokens) {
            StringWriter text = new StringWriter();
            try (JsonParser copy = tokens.asParser();
                    JsonGenerator json = new StorableJson(JSON.createGenerator(ObjectWriteContext.empty(), text))) {
                copy.nextToken();
                json.copyCurrentStructureExact(copy);
            }
            return text.toString();
        }

        static Set<String> names(TokenBuffer tokens) {
            Set<String> names = new HashSet<>();
            try (JsonParser copy = tokens.asParser()) {
                copy.nextToken();
                for (String name = copy.nextName(); name != null; name = copy.nextName()) {
                    names.add(name);
                    copy.nextToken();
                    copy.skipChildren();
                }
            }
            return names;
        }
    }
}
