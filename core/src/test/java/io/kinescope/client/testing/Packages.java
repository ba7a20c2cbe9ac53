package io.kinescope.client.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The parts of the client, under a root package. */
record Packages(String root) {

    String api() {
        return root + ".api";
    }

    String ratelimit() {
        return root + ".ratelimit";
    }

    String tus() {
        return root + ".tus";
    }

    /** Everything that is none of the others is a group of resources. */
    DescribedPredicate<JavaClass> groups() {
        return describe("in a group", this::isGroup);
    }

    boolean isGroup(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") && !name.equals(api()) && !name.equals(ratelimit()) && !name.equals(tus());
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
