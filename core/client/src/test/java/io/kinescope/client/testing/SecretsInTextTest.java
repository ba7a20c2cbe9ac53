package io.kinescope.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No text of a record has a secret, and the documentation lists every answer that holds one. */
class SecretsInTextTest {

    private static final String SECRET = "s3cret-value";

    private static final Path PAGE = Path.of("../docs/secrets.md");

    /** The names of components that are secrets in every record. */
    private static final Pattern NAMES =
            Pattern.compile("(?i).*(password|passwd|secret|streamkey|token|securelink|credential|privatekey).*");

    /** The other components that are secrets. */
    private static final Map<String, Set<String>> UNNAMED = Map.of(
            "AccessToken", Set.of("id"),
            "Restream", Set.of("key"),
            "UploadLink", Set.of("endpoint"),
            "TusState", Set.of("endpoint"),
            "MaterialLink", Set.of("link"));

    @TestFactory
    Stream<DynamicTest> everyRecordWithASecret() {
        return records()
                .filter(type -> !secrets(type).isEmpty())
                .map(type -> DynamicTest.dynamicTest(type.getName() + secrets(type), () -> hidesItsSecrets(type)));
    }

    @Test
    void theDocumentationListsEveryAnswer() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> missing = new TreeSet<>();
        records().forEach(type -> secrets(type).stream()
                .map(name -> "`" + name(type) + "." + name + "()`")
                .filter(component -> !page.contains(component))
                .forEach(missing::add));
        assertThat(missing).isEmpty();
    }

    private static void hidesItsSecrets(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        Set<String> secrets = secrets(type);
        Object[] values = Arrays.stream(components)
                .map(component -> secrets.contains(component.getName()) ? SECRET : sample(component.getType()))
                .toArray();
        assertThat(constructor.newInstance(values).toString())
                .startsWith(type.getSimpleName())
                .doesNotContain(SECRET);
    }

    private static Set<String> secrets(Class<?> type) {
        Set<String> others = UNNAMED.getOrDefault(type.getSimpleName(), Set.of());
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean named = NAMES.matcher(component.getName()).matches();
            if (component.getType() == String.class && (named || others.contains(component.getName()))) {
                names.add(component.getName());
            }
        }
        return names;
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static Stream<Class<?>> records() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.kinescope.client").stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::reflect);
    }

    private static @Nullable Object sample(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == double.class) {
            return 1.0;
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        return List.class.isAssignableFrom(type) ? List.of() : null;
    }
}
