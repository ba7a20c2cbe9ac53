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

/** Who may know whom. */
final class DependencyRules {

    private final Packages packages;

    DependencyRules(String root) {
        packages = new Packages(root);
    }

    List<ArchRule> all() {
        return List.of(
                groupsKnowLittle(),
                groupsKnowRecordsOfOthers(),
                groupsHaveNoCycles(),
                rootKnowsNoGroup(),
                apiKnowsNoGroup(),
                ratelimitKnowsItself(),
                tusKnowsNoGroup(),
                fewClassesKnowNetty(),
                jsonKnowsJackson());
    }

    private ArchRule groupsKnowLittle() {
        DescribedPredicate<JavaClass> allowed = packages.in(
                        packages.root(),
                        packages.api(),
                        packages.tus(),
                        packages.root() + ".content",
                        packages.root() + ".error",
                        packages.root() + ".export",
                        packages.root() + ".listing",
                        packages.root() + ".type",
                        "java..",
                        "reactor.core..",
                        "reactor.util..",
                        "org.reactivestreams..",
                        "org.jspecify..")
                .or(packages.groups());
        return classes()
                .that(packages.groups())
                .should()
                .onlyDependOnClassesThat(allowed)
                .allowEmptyShould(true)
                .as("groups know the root, the api and Reactor, and neither the wire nor JSON");
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

    private ArchRule groupsHaveNoCycles() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return packages.isGroup(type)
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "groups";
                    }
                })
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .as("groups are free of cycles");
    }

    private ArchRule rootKnowsNoGroup() {
        return noClasses()
                .that(packages.in(packages.root()))
                .and(DescribedPredicate.not(packages.named("KinescopeClient")))
                .should()
                .dependOnClassesThat(packages.groups())
                .allowEmptyShould(true)
                .as("of the root only the client knows groups");
    }

    private ArchRule apiKnowsNoGroup() {
        return noClasses()
                .that(packages.in(packages.api()))
                .should()
                .dependOnClassesThat(packages.groups())
                .allowEmptyShould(true)
                .as("the api knows no group");
    }

    private ArchRule ratelimitKnowsItself() {
        return noClasses()
                .that(packages.in(packages.ratelimit()))
                .should()
                .dependOnClassesThat(
                        packages.in(packages.root(), packages.api()).or(packages.groups()))
                .allowEmptyShould(true)
                .as("the rate limiter knows neither api, nor root, nor groups");
    }

    private ArchRule tusKnowsNoGroup() {
        return noClasses()
                .that(packages.in(packages.tus()))
                .should()
                .dependOnClassesThat(packages.groups())
                .allowEmptyShould(true)
                .as("tus knows no group");
    }

    /** The builder takes the caller's changes to the HTTP client. */
    private ArchRule fewClassesKnowNetty() {
        DescribedPredicate<JavaClass> wire = packages.in("io.netty..", "reactor.netty..");
        DescribedPredicate<JavaClass> httpClient = JavaClass.Predicates.type(HttpClient.class);
        DescribedPredicate<JavaClass> carriers = packages.named("KinescopeClient");
        DescribedPredicate<JavaClass> wired = packages.in(packages.netty());
        return classes()
                .that(DescribedPredicate.not(wired))
                .should(Violations.forEach("not know Netty", type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> wire.test(dependency.getTargetClass()))
                        .filter(dependency -> !(carriers.test(type) && httpClient.test(dependency.getTargetClass())))
                        .map(dependency -> dependency.getDescription())))
                .allowEmptyShould(true)
                .as("only the netty package knows Netty; the builder takes the HttpClient");
    }

    private ArchRule jsonKnowsJackson() {
        return noClasses()
                .that(DescribedPredicate.not(packages.named("api.Json")
                        .or(packages.named("api.JsonTypes"))
                        .or(packages.named("api.JsonLenience"))))
                .should()
                .dependOnClassesThat(packages.in("tools.jackson..", "com.fasterxml.jackson.."))
                .allowEmptyShould(true)
                .as("only Json and its types and lenience know Jackson");
    }
}
