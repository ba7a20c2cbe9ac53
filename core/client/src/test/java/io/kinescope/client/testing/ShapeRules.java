package io.kinescope.client.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What the classes of the client look like. */
final class ShapeRules {

    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private static final Set<Class<?>> STRICT_TEXTS = Set.of(UUID.class, URI.class, URL.class);

    private final Packages packages;

    ShapeRules(String root) {
        packages = new Packages(root);
    }

    List<ArchRule> all() {
        return List.of(
                groupsAreFinalWithOneField(),
                answersKeepIdsAndUrlsAsText(),
                nothingOptionalIsHeldOrTaken(),
                signaturesAreFreeOfJackson(),
                packagesAreNullMarked());
    }

    private ArchRule groupsAreFinalWithOneField() {
        return classes()
                .that(packages.groups())
                .should(Violations.forEach(
                        "be final and have one field, if they have a public constructor with the api", this::oddGroup))
                .allowEmptyShould(true)
                .as("groups are final and have one field");
    }

    private Stream<String> oddGroup(JavaClass type) {
        boolean group = type.getConstructors().stream()
                .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(constructor -> constructor.getRawParameterTypes().stream())
                .anyMatch(parameter -> parameter.getName().equals(packages.api() + ".Api"));
        if (!group) {
            return Stream.empty();
        }
        long fields = type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .count();
        return Stream.of(
                        type.getModifiers().contains(JavaModifier.FINAL) ? "" : "is not final",
                        fields == 1 ? "" : "has " + fields + " fields")
                .filter(wrong -> !wrong.isEmpty());
    }

    private ArchRule answersKeepIdsAndUrlsAsText() {
        return classes()
                .that(packages.groups())
                .and()
                .areRecords()
                .should(Violations.forEach("keep ids and URLs as text", type -> type.getFields().stream()
                        .filter(field -> involves(field.getAllInvolvedRawTypes(), STRICT_TEXTS))
                        .map(JavaField::getDescription)))
                .allowEmptyShould(true)
                .as("answers keep ids and URLs as text");
    }

    private static ArchRule nothingOptionalIsHeldOrTaken() {
        return classes()
                .should(Violations.forEach(
                        "neither hold nor take an Optional",
                        type -> Stream.concat(
                                type.getFields().stream()
                                        .filter(field -> involves(field.getAllInvolvedRawTypes(), OPTIONALS))
                                        .map(JavaField::getDescription),
                                type.getCodeUnits().stream()
                                        .filter(unit -> unit.getParameterTypes().stream()
                                                .anyMatch(parameter ->
                                                        involves(parameter.getAllInvolvedRawTypes(), OPTIONALS)))
                                        .map(JavaCodeUnit::getDescription))))
                .allowEmptyShould(true)
                .as("fields, components and parameters are not optional");
    }

    private static ArchRule signaturesAreFreeOfJackson() {
        return classes()
                .that()
                .arePublic()
                .should(Violations.forEach("have no Jackson in a signature", type -> type.getCodeUnits().stream()
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                                || unit.getModifiers().contains(JavaModifier.PROTECTED))
                        .filter(unit -> unit.getAllInvolvedRawTypes().stream()
                                .anyMatch(involved -> involved.getPackageName().startsWith("tools.jackson")))
                        .map(JavaCodeUnit::getDescription)))
                .allowEmptyShould(true)
                .as("public signatures are free of Jackson");
    }

    private static ArchRule packagesAreNullMarked() {
        return classes()
                .should(Violations.forEach("be in a package that is null-marked", type -> Stream.of(type)
                        .filter(member -> member.getPackage()
                                .tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                .isEmpty())
                        .map(member -> member.getPackageName() + " is not null-marked")))
                .allowEmptyShould(true)
                .as("packages are null-marked");
    }

    private static boolean involves(Set<JavaClass> types, Set<Class<?>> unwanted) {
        return types.stream().anyMatch(type -> unwanted.stream().anyMatch(type::isEquivalentTo));
    }
}
