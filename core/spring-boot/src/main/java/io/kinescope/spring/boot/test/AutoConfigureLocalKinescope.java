package io.kinescope.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.PropertyMapping;
import org.springframework.context.annotation.Import;

/**
 * Runs a {@code LocalKinescope}, the API in memory, for the tests of a class, and lets the application's client call it. The
 * server is a bean; scripted answers and recorded requests are cleared after every test.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureLocalKinescope(videos = 20)
 * class CatalogueTest {
 *
 *     @Autowired
 *     private LocalKinescope kinescope;
 * }
 * }</pre>
 *
 * <p>Needs {@code kinescope-reactive-test} on the class path. The token and the URLs of the properties are not used. Tests whose
 * contexts are equal share a server, and with it the library and what other tests changed there.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(LocalKinescopeConfiguration.class)
@PropertyMapping("kinescope.local")
public @interface AutoConfigureLocalKinescope {

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
     * Returns whether the server accepts any number of requests. The limiter of the application stays as it is;
     * {@code kinescope.limiter.enabled=false} removes it.
     *
     * @return whether there are no limits
     */
    boolean unlimited() default false;
}
