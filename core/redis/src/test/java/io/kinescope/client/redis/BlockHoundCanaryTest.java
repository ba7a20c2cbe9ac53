package io.kinescope.client.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.resource.ClientResources;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.scheduler.Schedulers;

/** Blocks on purpose: on a JVM where BlockHound cannot do its work, all other tests would pass without it. */
class BlockHoundCanaryTest {

    @Test
    void blockingOnAParallelThreadIsFound() {
        assertBlockingIsFound("parallel-", task -> Schedulers.parallel().schedule(task));
    }

    @Test
    @SuppressWarnings("FutureReturnValueIgnored") // of the shutdown
    void blockingOnAThreadOfLettuceIsFound() {
        ClientResources resources = ClientResources.create();
        try {
            assertBlockingIsFound(
                    "lettuce-", task -> resources.eventExecutorGroup().execute(task));
        } finally {
            resources.shutdown(0, 0, TimeUnit.SECONDS);
        }
    }

    private static void assertBlockingIsFound(String thread, Consumer<Runnable> executor) {
        FutureTask<String> task = new FutureTask<>(() -> {
            assertThat(Thread.currentThread().getName()).startsWith(thread);
            Thread.sleep(1);
            return "not found";
        });
        executor.accept(task);

        assertThatThrownBy(() -> task.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(BlockingOperationError.class);
    }
}
