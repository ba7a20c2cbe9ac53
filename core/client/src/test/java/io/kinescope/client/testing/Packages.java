package io.kinescope.client.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The parts of the client, under a root package. */
record Packages(String root, Layers layers) {

    Packages(String root) {
        this(root, new Layers(root));
    }

    String api() {
        return root + ".api";
    }

    String netty() {
        return root + ".netty";
    }

    String json() {
        return root + ".json";
    }

    String text() {
        return root + ".text";
    }

    DescribedPredicate<JavaClass> groups() {
        return describe("in a group", layers::isGroup);
    }

    boolean isGroup(JavaClass type) {
        return layers.isGroup(type);
    }

    /** The client's own classes, whatever their package. */
    DescribedPredicate<JavaClass> own() {
        return describe("of the client", layers::contains);
    }

    DescribedPredicate<JavaClass> in(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    /** The class of this name in the root's tree, and what is nested in it. */
    DescribedPredicate<JavaClass> named(String name) {
        String full = root + "." + name;
        return describe(
                name, type -> type.getName().equals(full) || type.getName().startsWith(full + "$"));
    }
}
