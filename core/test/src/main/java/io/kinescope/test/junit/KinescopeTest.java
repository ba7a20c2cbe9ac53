package io.kinescope.test.junit;

import io.kinescope.test.LocalKinescope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests parameters of the types {@link LocalKinescope} and {@code io.kinescope.client.KinescopeClient}: a running
 * server and a client of it, closed after the test.
 *
 * <pre>{@code
 * @KinescopeTest(videos = 20, unlimited = true)
 * class CatalogueTest {
 *
 *     @Test
 *     void reportsAnExceededPlan(LocalKinescope kinescope, KinescopeClient client) {
 *         kinescope.script("GET /v1/videos/{video_id}", ScriptedAnswer.error(402, 402402, "payment required"));
 *         // ...
 *     }
 * }
 * }</pre>
 *
 * <p>All parameters of a test, and of the methods before and after it, are the same server and the same client. The
 * nearest annotation counts: that of the method, of its class, or of an enclosing class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KinescopeExtension.class)
public @interface KinescopeTest {

    /**
     * Returns the number of videos the server starts with.
     *
     * @return the number
     */
    int videos() default 2000;

    /**
     * Returns the seed of the library.
     *
     * @return the seed
     */
    long seed() default 1;

    /**
     * Returns whether the server accepts any number of requests. The client then has no limiter either.
     *
     * @return whether there are no limits
     */
    boolean unlimited() default false;

    /**
     * Returns the number of requests that the server accepts in any second, unless it is unlimited.
     *
     * @return the number
     */
    int perSecond() default 10;

    /**
     * Returns the number of requests that the server accepts in any minute, unless it is unlimited.
     *
     * @return the number
     */
    int perMinute() default 300;

    /**
     * Returns the only token that the server accepts, a UUID; empty for that of {@link LocalKinescope#start()}.
     *
     * @return the token
     */
    String token() default "";

    /**
     * Returns the time from the last byte of an upload until the video is {@code done}, in milliseconds.
     *
     * @return the time
     */
    long processingMillis() default 2000;

    /**
     * Returns the number of uploaded bytes after each of which a connection is broken; 0 for none.
     *
     * @return the number of bytes
     */
    long breakUploadsEvery() default 0;

    /**
     * Returns which tests share a server.
     *
     * @return the scope
     */
    Scope scope() default Scope.TEST;

    /** The tests that share a server. */
    enum Scope {

        /** Every test has a server of its own. */
        TEST,

        /**
         * All tests of the annotated class share one, also with its {@code @BeforeAll} methods and static state. What a
         * test changes in the library is seen by the next one; scripted answers and recorded requests are cleared after
         * each test. Not for tests that run in parallel, nor for methods.
         */
        CLASS
    }
}
