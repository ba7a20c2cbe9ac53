package io.kinescope.client.redis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

class ArchitectureTest {

    private static final Set<String> BLOCKING = Set.of(
            "block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream", "get", "join", "subscribe");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(
                    RedisRateLimiter.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void nothingBlocksOrSubscribes() {
        assertThat(CLASSES).isNotEmpty();
        noClasses()
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe("something blocks or subscribes", ArchitectureTest::blocks))
                .check(CLASSES);
    }

    private static boolean blocks(JavaAccess<?> access) {
        boolean asynchronous = access.getTargetOwner().isAssignableTo(Publisher.class)
                || access.getTargetOwner().isAssignableTo(Future.class)
                || access.getTargetOwner().isAssignableTo(CompletionStage.class);
        return asynchronous && BLOCKING.contains(access.getName());
    }

    @Test
    void noClockOfThisJvmIsRead() {
        noClasses()
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.time.Instant.class, java.time.Clock.class)
                .check(CLASSES);
    }
}
