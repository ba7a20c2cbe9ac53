package io.kinescope.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Shows that properties are watched too, though no extension of JUnit sees them. */
class NothingDroppedPropertyTest {

    @Property(tries = 3)
    void dropsInATryAreSeen(@ForAll int item) {
        Operators.onNextDropped(item, Context.empty());

        assertThat(NothingDropped.DROPS.take()).hasSize(1);
    }
}
