package io.kinescope.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/** Blocks on purpose: on a JVM where BlockHound cannot do its work, all other tests would pass without it. */
class BlockHoundCanaryTest {

    @Test
    void blockingOnAParallelThreadIsFound() {
        assertBlockingIsFound("parallel-", task -> Schedulers.parallel().schedule(task));
    }

    @Test
    void blockingOnAnEventLoopIsFound() {
        assertBlockingIsFound("reactor-", task -> TcpResources.get()
                .onClient(LoopResources.DEFAULT_NATIVE)
                .execute(task));
    }

    private static void assertBlockingIsFound(String thread, Consumer<Runnable> scheduler) {
        FutureTask<String> task = new FutureTask<>(() -> {
            assertThat(Thread.currentThread().getName()).startsWith(thread);
            Thread.sleep(1);
            return "not found";
        });
        scheduler.accept(task);

        assertThatThrownBy(() -> task.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(BlockingOperationError.class)
                .hasMessageContaining("java.lang.Thread.sleep");
    }
}
