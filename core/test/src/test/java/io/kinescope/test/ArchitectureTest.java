package io.kinescope.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages of the module: which of them may know which, and what a user's test sees. */
class ArchitectureTest {

    private static final String ROOT = "io.kinescope.test";
    private static final String EXTENSION = ROOT + ".junit";

    private final JavaClasses module = new ClassFileImporter()
            .importUrl(
                    LocalKinescope.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesAreFreeOfCycles() {
        assertThat(module.stream().map(JavaClass::getPackageName).distinct()).hasSizeGreaterThan(5);
        slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(module);
    }

    @Test
    void theServerItsScriptAndItsRequestsAreForUsers() {
        assertThat(module.stream()
                        .filter(type -> type.getPackageName().equals(ROOT))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        LocalKinescope.class.getName(),
                        LocalKinescope.Builder.class.getName(),
                        RecordedRequest.class.getName(),
                        ScriptedAnswer.class.getName());
    }

    @Test
    void nothingKnowsTheClientButTheExtension() {
        noClasses()
                .that()
                .resideOutsideOfPackage(EXTENSION)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.kinescope.client..")
                .check(module);
    }

    /** Or a test without the client, which is an optional dependency, fails for want of its classes. */
    @Test
    void theExtensionKnowsTheClientInOneClass() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClientResource")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.kinescope.client..")
                .check(module);
    }

    @Test
    void theServerKnowsNoExtension() {
        noClasses()
                .that()
                .resideOutsideOfPackage(EXTENSION)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(EXTENSION)
                .check(module);
    }

    @Test
    void dependsOnNettyReactorAndJacksonOnly() {
        classes()
                .that()
                .resideOutsideOfPackage(EXTENSION)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "java..",
                        "org.jspecify.annotations",
                        "io.netty..",
                        "reactor..",
                        "org.reactivestreams",
                        "tools.jackson..")
                .check(module);
    }

    private static final class ByPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
