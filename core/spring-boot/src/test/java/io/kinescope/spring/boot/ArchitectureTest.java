package io.kinescope.spring.boot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.boot.autoconfigure.AutoConfiguration;

/** The packages of the starter, and which of the application's libraries each may need. */
class ArchitectureTest {

    private static final String ROOT = "io.kinescope.spring.boot";

    private final JavaClasses starter = new ClassFileImporter()
            .importUrl(KinescopeAutoConfiguration.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(starter);
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".*..")
                .check(starter);
    }

    /** Or an application without them fails for want of their classes. */
    @Test
    void optionalLibrariesAreKnownInTheirPackagesOnly() {
        optional(ROOT + ".actuate", "org.springframework.boot.actuate..", "org.springframework.boot.health..");
        optional(
                ROOT + ".observation",
                "io.micrometer..",
                "io.kinescope.client.metrics..",
                "io.kinescope.client.observation..");
        optional(
                ROOT + ".redis",
                "io.kinescope.client.redis..",
                "io.lettuce..",
                "org.springframework.boot.data.redis..",
                "org.springframework.data..");
        optional(ROOT + ".web", "org.springframework.web..", "org.springframework.http.codec..");
        optional(
                ROOT + ".test", "io.kinescope.test..", "org.springframework.test..", "org.springframework.boot.test..");
    }

    private void optional(String owner, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(starter);
    }

    @Test
    void nothingBlocksOrSubscribes() {
        assertThat(starter.stream()
                        // It belongs to no request: the start of the application is its subscriber.
                        .filter(type -> !type.getSimpleName().equals("WebhookRegistration"))
                        .flatMap(type -> type.getMethodCallsFromSelf().stream()))
                .isNotEmpty()
                .noneMatch(call -> call.getTargetOwner().isAssignableTo(Publisher.class)
                        && call.getTarget().getName().matches("block.*|subscribe|toStream|toIterable|toFuture"));
    }

    /** So there is no null to refuse: Spring binds the properties, and applications implement the interfaces. */
    @Test
    void nothingPublicTakesAnArgumentExceptProperties() {
        assertThat(starter.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.isInterface() && !type.isEnum())
                        .filter(type -> !(type.isRecord() && type.getName().matches(".*Properties(\\$\\w+)?")))
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(unit -> !unit.getRawParameterTypes().isEmpty())
                        .map(JavaCodeUnit::getFullName))
                .isEmpty();
    }

    @Test
    void everyAutoConfigurationIsImported() throws IOException {
        String imports = Files.readString(Path.of(
                "src/main/resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"));
        assertThat(imports.lines())
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(starter.stream()
                        .filter(type -> type.isAnnotatedWith(AutoConfiguration.class))
                        .map(JavaClass::getName)
                        .toList());
    }

    @Test
    void everythingIsFinalOrForUsersToImplement() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .and()
                .areNotEnums()
                .and()
                .areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(starter);
    }
}
