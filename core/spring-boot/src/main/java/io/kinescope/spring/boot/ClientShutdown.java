package io.kinescope.spring.boot;

import io.kinescope.client.KinescopeClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Closes the client when the graceful shutdown of the web server is over, so that calls which still wait fail at once and not
 * when the beans are destroyed. A context that is stopped in order to be started again keeps its client.
 */
final class ClientShutdown implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, ApplicationContextAware {

    /** After the graceful shutdown and before the web server stops, which is 1024 below. */
    private static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 512;

    private final KinescopeClient client;
    private @Nullable ApplicationContext context;
    private volatile boolean running;
    private volatile boolean closing;

    ClientShutdown(KinescopeClient client) {
        this.client = client;
    }

    @Override
    public void setApplicationContext(ApplicationContext context) {
        this.context = context;
    }

    /** The contexts below this one publish their events here as well. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing |= event.getApplicationContext() == context;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (closing) {
            client.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
