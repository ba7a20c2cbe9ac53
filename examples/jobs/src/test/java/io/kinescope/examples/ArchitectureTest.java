package io.kinescope.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.kinescope.examples.support.Job;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every job can be copied out with the support package alone, and only its main method knows the process it runs in. */
class ArchitectureTest {

    private static final Set<String> PROCESS = Set.of("getenv", "exit", "err", "out", "in");

    /** The classes of the support package that are copied with jobs. */
    private static final Set<String> COPIED = Set.of(
            "Progress",
            "BrokenPipeException",
            "SpreadsheetText",
            "OutputFile",
            "FailureReason",
            "PlainText",
            "PlainJson");

    private final JavaClasses examples =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.kinescope.examples");

    @Test
    void jobsKnowTheSupportPackageAndNotEachOther() {
        assertThat(examples).isNotEmpty();
        slices().matching("io.kinescope.examples.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        DescribedPredicate.describe(
                                "support", type -> type.getPackageName().equals("io.kinescope.examples.support")))
                .ignoreDependency(
                        DescribedPredicate.describe(
                                "the program", type -> type.getPackageName().equals("io.kinescope.examples.program")),
                        DescribedPredicate.alwaysTrue())
                .check(examples);
        noClasses()
                .that()
                .resideInAPackage("io.kinescope.examples.support")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of a job",
                        type -> type.getPackageName().startsWith("io.kinescope.examples.")
                                && !type.getPackageName().endsWith(".support")))
                .check(examples);
    }

    /** The promise of the README about copying a job. */
    @Test
    void jobsWithoutTheirCommandsNeedNeitherPicocliNorThePrograms() {
        noClasses()
                .that(DescribedPredicate.describe("are of a job and no command", ArchitectureTest::isOfAJobAlone))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of the command line",
                        type -> type.getPackageName().startsWith("picocli")
                                || (type.getPackageName().equals("io.kinescope.examples.support")
                                        && !COPIED.contains(type.getSimpleName()))))
                .check(examples);
    }

    private static boolean isOfAJobAlone(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        String name = outermost.getPackageName();
        return !name.endsWith(".support")
                && !name.endsWith(".program")
                && !name.contains(".benchmark")
                && !outermost.isAnnotatedWith("picocli.CommandLine$Command");
    }

    @Test
    void onlyMainMethodsKnowTheProcess() {
        noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "is of the process, outside main", ArchitectureTest::isOfTheProcess))
                .check(examples);
    }

    /** Text from elsewhere may hold what a terminal obeys, which {@code say} replaces. */
    @Test
    void jobsPrintBySayingOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.kinescope.examples.support")
                .should()
                .callMethod(Job.class, "messages")
                .check(examples);
    }

    private static boolean isOfTheProcess(JavaAccess<?> access) {
        boolean process = access.getTargetOwner().isEquivalentTo(System.class) && PROCESS.contains(access.getName());
        boolean console = access.getTargetOwner().getName().equals("io.kinescope.examples.support.Console")
                && !access.getOriginOwner().equals(access.getTargetOwner());
        return (process || console) && !access.getOrigin().getName().equals("main");
    }
}
