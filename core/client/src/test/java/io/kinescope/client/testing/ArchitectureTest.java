package io.kinescope.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.kinescope.client.KinescopeClient;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The client keeps every rule, and a tree of classes that breaks every rule is found out by each. */
class ArchitectureTest {

    private static final String CLIENT = "io.kinescope.client";
    private static final String BAD = "io.kinescope.client.testing.bad";

    /** Rule by rule the classes in the bad tree that break it. */
    private static final Map<String, Set<String>> BREACHES = Map.ofEntries(
            Map.entry(
                    "every package is in a layer, and knows only what the layer may know",
                    Set.of(
                            "api.KnowsGroup",
                            "everything.Anything",
                            "projects.KnowsVideo",
                            "ratelimit.KnowsEverything",
                            "tus.KnowsGroup",
                            "videos.KnowsProjects",
                            "videos.KnowsRatelimit")),
            Map.entry(
                    "no two packages know each other, nor do more of them in a circle",
                    Set.of("videos.KnowsProjects", "projects.KnowsVideo")),
            Map.entry("the root package holds the client alone", Set.of("KnowsGroup")),
            Map.entry(
                    "groups know answers and requests of other groups and nothing else of them",
                    Set.of("videos.KnowsProjects")),
            Map.entry("groups know no library but Reactor", Set.of("videos.KnowsNetty", "videos.KnowsJackson")),
            Map.entry("only the text package knows the CSV reader", Set.of("videos.KnowsCsv")),
            Map.entry(
                    "only the netty package knows Netty; the builder takes its HttpClient and pool",
                    Set.of("api.KnowsHttpClient", "api.HttpSettings", "videos.KnowsNetty")),
            Map.entry("only the json package knows Jackson", Set.of("videos.KnowsJackson")),
            Map.entry("nothing blocks", Set.of("videos.Blocks", "videos.Sleeps")),
            Map.entry("nothing subscribes, but operators to what is above them", Set.of("videos.Subscribes")),
            Map.entry("time and randomness are injected", Set.of("videos.ReadsClock", "videos.ThrowsDice")),
            Map.entry("groups are final and have one field", Set.of("videos.Videos")),
            Map.entry("answers keep ids and URLs as text", Set.of("videos.Video")),
            Map.entry(
                    "fields, components and parameters are not optional",
                    Set.of("videos.HoldsOptional", "videos.TakesOptional")),
            Map.entry("public signatures are free of Jackson", Set.of("videos.KnowsJackson")),
            Map.entry("packages are null-marked", Set.of("videos.Video", "api.Api")));

    @TestFactory
    Stream<DynamicTest> clientKeepsEveryRule() {
        JavaClasses client = new ClassFileImporter()
                .importUrl(KinescopeClient.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
        assertThat(client).isNotEmpty();
        return Architecture.rules(CLIENT).stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(client)));
    }

    @TestFactory
    Stream<DynamicTest> badTreeBreaksEveryRule() {
        JavaClasses bad = new ClassFileImporter().importPackages(BAD);
        return Architecture.rules(BAD).stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> {
                    String report = String.join(
                            "\n", rule.evaluate(bad).getFailureReport().getDetails());
                    assertThat(BREACHES.get(rule.getDescription()))
                            .as("a breach of the rule")
                            .isNotEmpty()
                            .allSatisfy(breach -> assertThat(report).contains(BAD + "." + breach));
                }));
    }

    @Test
    void everyRuleHasABreach() {
        List<String> rules = Architecture.rules(CLIENT).stream()
                .map(ArchRule::getDescription)
                .toList();

        assertThat(new HashSet<>(rules)).hasSameSizeAs(rules).isEqualTo(BREACHES.keySet());
    }
}
