package io.kinescope.client.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/** What no code of the client may call: what blocks, what subscribes, and what tells a time or a number of its own. */
final class CallRules {

    private static final Set<String> SUBSCRIBING = Set.of("subscribe", "subscribeWith", "connect");

    private final Packages packages;

    CallRules(String root) {
        packages = new Packages(root);
    }

    List<ArchRule> all() {
        return List.of(nothingBlocks(), nothingSubscribes(), timeAndRandomnessAreInjected());
    }

    private static ArchRule nothingBlocks() {
        return noClasses()
                .should()
                .accessTargetWhere(describe("something blocks", CallRules::blocks))
                .allowEmptyShould(true)
                .as("nothing blocks");
    }

    private static boolean blocks(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        if (owner.isAssignableTo(Publisher.class)) {
            return name.startsWith("block") || name.equals("toIterable") || name.equals("toStream");
        }
        return (owner.isAssignableTo(Thread.class) && (name.equals("sleep") || name.equals("join")))
                || (owner.isAssignableTo(Future.class) && (name.equals("get") || name.equals("join")))
                || (owner.isAssignableTo(CountDownLatch.class) && name.equals("await"));
    }

    private static ArchRule nothingSubscribes() {
        return noClasses()
                .should()
                .accessTargetWhere(describe("something subscribes", CallRules::subscribes))
                .allowEmptyShould(true)
                .as("nothing subscribes, but operators to what is above them");
    }

    /** An operator hands a subscriber up; everything else that subscribes takes the stream out of its user's hands. */
    private static boolean subscribes(JavaAccess<?> access) {
        if (!access.getTargetOwner().isAssignableTo(Publisher.class) || !SUBSCRIBING.contains(access.getName())) {
            return false;
        }
        JavaClass origin = access.getOriginOwner();
        boolean operator = origin.isAssignableTo(Publisher.class) || origin.isAssignableTo(Subscriber.class);
        List<JavaClass> parameters =
                access.getTarget() instanceof CodeUnitAccessTarget method ? method.getRawParameterTypes() : List.of();
        return !(operator && parameters.size() == 1 && parameters.get(0).isAssignableTo(Subscriber.class));
    }

    /** The api's public constructor is where the source of randomness enters. */
    private ArchRule timeAndRandomnessAreInjected() {
        return noClasses()
                .that(not(packages.named("api.Api")))
                .should()
                .accessTargetWhere(describe("time or randomness is not injected", CallRules::surprises))
                .allowEmptyShould(true)
                .as("time and randomness are injected");
    }

    private static boolean surprises(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        return (owner.isEquivalentTo(System.class) && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
                || (owner.getPackageName().equals("java.time") && name.equals("now") && !takesClock(access))
                || (owner.isEquivalentTo(Clock.class) && (name.startsWith("system") || name.startsWith("tick")))
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || owner.isAssignableTo(Random.class);
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Clock.class));
    }
}
