package io.kinescope.spring.boot.test;

import io.kinescope.test.LocalKinescope;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.util.ClassUtils;

/** Clears what one test must not leave to the next. */
final class LocalKinescopeReset implements TestExecutionListener {

    /** The listener is there in every test of an application, the server in some. */
    private static final boolean HAS_SERVER =
            ClassUtils.isPresent("io.kinescope.test.LocalKinescope", LocalKinescopeReset.class.getClassLoader());

    @Override
    public void afterTestMethod(TestContext context) {
        if (HAS_SERVER && context.hasApplicationContext()) {
            context.getApplicationContext()
                    .getBeanProvider(LocalKinescope.class)
                    .forEach(LocalKinescopeReset::reset);
        }
    }

    private static void reset(LocalKinescope kinescope) {
        kinescope.clearScript();
        kinescope.clearRequests();
    }
}
