package io.kinescope.client.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.kinescope.client.type.Params;
import java.util.List;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Who may know whom. */
final class DependencyRules {

    private final Packages packages;

    DependencyRules(String root) {
        packages = new Packages(root);
    }

    List<ArchRule> all() {
        return List.of(
                layersKnowThoseBelow(),
                packagesHaveNoCycles(),
                rootHoldsTheClient(),
                groupsKnowRecordsOfOthers(),
                groupsKnowNoLibraryButReactor(),
                nettyKnowsNetty(),
                jsonKnowsJackson(),
                textKnowsCsv());
    }

    private ArchRule layersKnowThoseBelow() {
        return classes()
                .should(Violations.forEach("know only the layers below", packages.layers()::violations))
                .allowEmptyShould(true)
                .as("every package is in a layer, and knows only what the layer may know");
    }

    /** Two packages that know each other are the shortest of cycles. */
    private ArchRule packagesHaveNoCycles() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return packages.own().test(type)
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .as("no two packages know each other, nor do more of them in a circle");
    }

    private ArchRule rootHoldsTheClient() {
        return noClasses()
                .that(DescribedPredicate.not(packages.named("KinescopeClient").or(packages.named("package-info"))))
                .should()
                .resideInAPackage(packages.root())
                .allowEmptyShould(true)
                .as("the root package holds the client alone");
    }

    private static boolean isValue(JavaClass type) {
        return type.isRecord() || type.isAssignableTo(Params.class);
    }

    private ArchRule groupsKnowRecordsOfOthers() {
        return classes()
                .that(packages.groups())
                .should(Violations.forEach(
                        "know of other groups only answers and requests",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> packages.isGroup(
                                        dependency.getTargetClass().getBaseComponentType()))
                                .filter(dependency -> !dependency
                                        .getTargetClass()
                                        .getBaseComponentType()
                                        .getPackageName()
                                        .equals(type.getPackageName()))
                                .filter(dependency ->
                                        !isValue(dependency.getTargetClass().getBaseComponentType()))
                                .map(dependency -> dependency.getDescription())))
                .allowEmptyShould(true)
                .as("groups know answers and requests of other groups and nothing else of them");
    }

    private ArchRule groupsKnowNoLibraryButReactor() {
        return classes()
                .that(packages.groups())
                .should()
                .onlyDependOnClassesThat(packages.own()
                        .or(packages.in(
                                "java..",
                                "reactor.core..",
                                "reactor.util..",
                                "org.reactivestreams..",
                                "org.jspecify..")))
                .allowEmptyShould(true)
                .as("groups know no library but Reactor");
    }

    /** The builder takes the caller's changes to the HTTP client, and the caller's connection pool. */
    private ArchRule nettyKnowsNetty() {
        DescribedPredicate<JavaClass> wire = packages.in("io.netty..", "reactor.netty..");
        DescribedPredicate<JavaClass> options =
                JavaClass.Predicates.type(HttpClient.class).or(JavaClass.Predicates.type(ConnectionProvider.class));
        DescribedPredicate<JavaClass> carriers = packages.named("KinescopeClient");
        DescribedPredicate<JavaClass> wired = packages.in(packages.netty());
        return classes()
                .that(DescribedPredicate.not(wired))
                .should(Violations.forEach("not know Netty", type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> wire.test(dependency.getTargetClass()))
                        .filter(dependency -> !(carriers.test(type) && options.test(dependency.getTargetClass())))
                        .map(dependency -> dependency.getDescription())))
                .allowEmptyShould(true)
                .as("only the netty package knows Netty; the builder takes its HttpClient and pool");
    }

    private ArchRule jsonKnowsJackson() {
        return noClasses()
                .that(DescribedPredicate.not(packages.in(packages.json())))
                .should()
                .dependOnClassesThat(packages.in("tools.jackson.."))
                .allowEmptyShould(true)
                .as("only the json package knows Jackson");
    }

    private ArchRule textKnowsCsv() {
        return noClasses()
                .that(DescribedPredicate.not(packages.in(packages.text())))
                .should()
                .dependOnClassesThat(packages.in("de.siegmar.."))
                .allowEmptyShould(true)
                .as("only the text package knows the CSV reader");
    }
}
