package io.kinescope.client.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.kinescope.client.KinescopeClient;
import io.kinescope.client.videos.Asset;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the types that GraalVM must let Jackson build to those that the client reads; {@code -Dapi.update=true} writes
 * them anew.
 */
class ReachabilityMetadataTest {

    private static final Path METADATA = Path.of(
            "src/main/resources/META-INF/native-image/io.kinescope/kinescope-reactive/reachability-metadata.json");
    private static final String ENTRY = """
            {
                  "type": "%s",
                  "allDeclaredConstructors": true,
                  "allDeclaredMethods": true,
                  "allDeclaredFields": true
                }""";

    private final JavaClasses module = new ClassFileImporter()
            .importUrl(
                    KinescopeClient.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void namesEveryTypeThatTheClientReads() throws IOException {
        List<String> types = typesThatAreRead();
        String metadata = types.stream()
                .map(ENTRY::formatted)
                .collect(Collectors.joining(",\n    ", "{\n  \"reflection\": [\n    ", "\n  ]\n}\n"));
        if (Boolean.getBoolean("api.update")) {
            Files.createDirectories(METADATA.getParent());
            Files.writeString(METADATA, metadata);
        }
        assertThat(types).contains(Video.class.getName(), Asset.class.getName(), VideoStatus.class.getName());
        assertThat(types).contains(Envelope.Meta.class.getName());
        assertThat(METADATA).hasContent(metadata);
    }

    /** The records whose class literals the code passes on, which is how an answer is requested, and their parts. */
    private List<String> typesThatAreRead() {
        Set<String> found = new TreeSet<>();
        module.stream()
                .flatMap(type -> type.getReferencedClassObjects().stream())
                .map(ReferencedClassObject::getRawType)
                .distinct()
                .forEach(type -> addWithParts(type, found));
        return List.copyOf(found);
    }

    private void addWithParts(JavaClass type, Set<String> found) {
        if (type.isRecord() && module.contain(type.getName()) && found.add(type.getName())) {
            parts(type).forEach(part -> addWithParts(part, found));
        }
    }

    private static Stream<JavaClass> parts(JavaClass type) {
        return type.getFields().stream().flatMap(field -> field.getType().getAllInvolvedRawTypes().stream());
    }
}
