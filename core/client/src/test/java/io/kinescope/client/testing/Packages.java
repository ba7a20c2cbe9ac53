package io.kinescope.client.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

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

    String netty() {
        return root + ".netty";
    }

    /** The packages that groups build on. */
    List<String> foundation() {
        return Stream.of("api", "content", "error", "export", "listing", "netty", "ratelimit", "tus", "type")
                .map(name -> root + "." + name)
                .toList();
    }

    /** Everything that is none of the others is a group of resources. */
    DescribedPredicate<JavaClass> groups() {
        return describe("in a group", this::isGroup);
    }

    boolean isGroup(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") && !foundation().contains(name);
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
