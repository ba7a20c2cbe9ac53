package io.kinescope.client.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a condition of what is wrong with a class. */
final class Violations {

    private Violations() {}

    static ArchCondition<JavaClass> forEach(String description, Function<JavaClass, Stream<String>> wrong) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                wrong.apply(type)
                        .forEach(violation ->
                                events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + violation)));
            }
        };
    }
}
