package io.kinescope.client.testing;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** All rules, for any tree of packages, so that a tree which breaks them can prove that they bite. */
final class Architecture {

    private Architecture() {}

    static List<ArchRule> rules(String root) {
        return Stream.of(new DependencyRules(root).all(), new CallRules(root).all(), new ShapeRules(root).all())
                .flatMap(List::stream)
                .toList();
    }
}
