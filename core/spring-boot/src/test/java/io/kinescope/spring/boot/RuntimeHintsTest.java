package io.kinescope.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.kinescope.client.KinescopeClient;
import io.kinescope.client.analytics.AnalyticsRow;
import io.kinescope.client.analytics.Dimension;
import io.kinescope.client.analytics.Granularity;
import io.kinescope.client.analytics.Metric;
import io.kinescope.client.billing.Invoice;
import io.kinescope.client.projects.CatalogType;
import io.kinescope.client.uploads.UploadEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

/** Nothing that Jackson builds is missing in a native image. */
class RuntimeHintsTest {

    /** Packages whose public records are no answers. */
    private static final Set<String> WITHOUT_ANSWERS = Set.of(
            "api",
            "callback",
            "chat",
            "error",
            "export",
            "listing",
            "ratelimit",
            "tus",
            "netty",
            "file",
            "text",
            "json");

    /** Records of groups that are only sent, or that the client makes of other answers. */
    private static final Set<String> NO_ANSWERS = Stream.of(
                    AnalyticsRow.class,
                    Dimension.class,
                    Granularity.class,
                    Metric.class,
                    Invoice.class,
                    CatalogType.class,
                    UploadEvent.Started.class,
                    UploadEvent.Progress.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    @Test
    void everyAnswerOfTheClientHasAHint() {
        RuntimeHints hints = new RuntimeHints();
        new KinescopeRuntimeHints().registerHints(hints, getClass().getClassLoader());
        List<String> missing = answers().stream()
                .filter(type -> !RuntimeHintsPredicates.reflection()
                        .onType(TypeReference.of(type))
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)
                        .test(hints))
                .toList();
        assertThat(missing).containsExactlyInAnyOrderElementsOf(NO_ANSWERS);
    }

    private static List<String> answers() {
        List<String> answers = new ClassFileImporter()
                        .importUrl(KinescopeClient.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation())
                        .stream()
                        .filter(type -> type.isRecord() && isPublic(type))
                        .filter(type ->
                                !WITHOUT_ANSWERS.contains(type.getPackageName().replaceFirst(".*\\.", "")))
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
        assertThat(answers).hasSizeGreaterThan(50);
        return answers;
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
