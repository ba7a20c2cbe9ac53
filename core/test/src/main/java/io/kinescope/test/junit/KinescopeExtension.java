package io.kinescope.test.junit;

import io.kinescope.test.LocalKinescope;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** The extension that {@link KinescopeTest} registers. */
public final class KinescopeExtension implements ParameterResolver, AfterEachCallback {

    /** A name, so that tests without the client need none of its classes. */
    private static final String CLIENT = "io.kinescope.client.KinescopeClient";

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(KinescopeExtension.class);

    /** Creates the extension; JUnit does. */
    public KinescopeExtension() {}

    /** Lets constructors have the server of the test that the instance is for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalKinescope.class || type.getName().equals(CLIENT);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Annotated annotated = annotated(context);
        ExtensionContext owner = owner(annotated, context);
        ServerResource server = server(annotated.settings(), owner);
        return parameter.getParameter().getType() == LocalKinescope.class
                ? server.kinescope()
                : client(annotated.settings(), server, owner);
    }

    /** Clears what one test must not leave to the next; a server of its own is closed anyway. */
    @Override
    public void afterEach(ExtensionContext context) {
        Annotated annotated = annotated(context);
        ServerResource shared = store(annotated.context()).get(serverKey(annotated.context()), ServerResource.class);
        if (shared != null) {
            shared.kinescope().clearScript();
            shared.kinescope().clearRequests();
        }
    }

    private static ServerResource server(KinescopeTest settings, ExtensionContext owner) {
        return store(owner)
                .getOrComputeIfAbsent(serverKey(owner), key -> ServerResource.start(settings), ServerResource.class);
    }

    private static Object client(KinescopeTest settings, ServerResource server, ExtensionContext owner) {
        return store(owner)
                .getOrComputeIfAbsent(
                        "client of " + owner.getUniqueId(),
                        key -> ClientResource.of(server.kinescope(), settings),
                        ClientResource.class)
                .client();
    }

    /** Returns the context whose end closes the server. */
    private static ExtensionContext owner(Annotated annotated, ExtensionContext context) {
        if (annotated.settings().scope() == KinescopeTest.Scope.CLASS) {
            return annotated.context();
        }
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "a server for a whole class needs @KinescopeTest(scope = KinescopeTest.Scope.CLASS)");
        }
        return context;
    }

    private static Annotated annotated(ExtensionContext context) {
        Optional<ExtensionContext> next = Optional.of(context);
        while (next.isPresent()) {
            ExtensionContext current = next.get();
            Optional<AnnotatedElement> element = current.getElement();
            Optional<KinescopeTest> settings =
                    element.flatMap(found -> AnnotationSupport.findAnnotation(found, KinescopeTest.class));
            if (settings.isPresent()) {
                if (!(element.get() instanceof Class) && settings.get().scope() == KinescopeTest.Scope.CLASS) {
                    throw new ExtensionConfigurationException("the scope of a method cannot be its class");
                }
                return new Annotated(settings.get(), current);
            }
            next = current.getParent();
        }
        throw new ExtensionConfigurationException("@KinescopeTest is missing; it registers its extension itself");
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    /** A key of this context only: stores also look into those of enclosing contexts. */
    private static String serverKey(ExtensionContext context) {
        return "server of " + context.getUniqueId();
    }

    /** The nearest annotation and the context of its element. */
    private record Annotated(KinescopeTest settings, ExtensionContext context) {}
}
