package io.kinescope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kinescope.client.analytics.AnalyticsField;
import io.kinescope.client.analytics.AnalyticsRow;
import io.kinescope.client.analytics.Metric;
import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.Call;
import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.Exchange;
import io.kinescope.client.api.ProgressListener;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.api.Response;
import io.kinescope.client.api.ResponseHead;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.callback.BasicCredentials;
import io.kinescope.client.callback.WebhookReceiver;
import io.kinescope.client.chat.ChatSigningKey;
import io.kinescope.client.chat.ChatTokens;
import io.kinescope.client.chat.ChatUser;
import io.kinescope.client.content.Body;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.export.Csv;
import io.kinescope.client.listing.Checkpoint;
import io.kinescope.client.listing.Checkpointed;
import io.kinescope.client.listing.EachOnce;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.listing.Order;
import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.listing.SliceSource;
import io.kinescope.client.metrics.LimiterMeters;
import io.kinescope.client.observation.CallObservationConvention;
import io.kinescope.client.ratelimit.LimiterState;
import io.kinescope.client.ratelimit.PermitStore;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.SharedLimiter;
import io.kinescope.client.ratelimit.SharedLimits;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.tus.TusClient;
import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.type.Fields;
import io.kinescope.client.type.OpenEnum;
import io.kinescope.client.type.Params;
import io.kinescope.client.uploads.Upload;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.ConnectionProvider;

/** Every parameter of the public API that must not be null refuses it by name, and every other one accepts it. */
class NullsTest {

    /** The client creates these, and callers read or implement them. */
    private static final Set<Class<?>> OF_THE_CLIENT = Set.of(
            Request.class,
            Response.class,
            Checkpointed.class,
            CallListener.class,
            CallObservationConvention.class,
            Exchange.class,
            Exchange.Reader.class,
            CallListener.Factory.class,
            ProgressListener.class,
            SliceSource.class);

    /** Packages whose records callers create; the records of the others are answers. */
    private static final Set<String> WITH_RECORDS_OF_CALLERS = Set.of("api", "chat", "listing", "tus");

    /** Names in the API that are not those of the parameters. */
    private static final Map<String, String> NAMES_IN_THE_API = Map.ofEntries(
            Map.entry("text", "q"),
            Map.entry("keyId", "jwk_id"),
            Map.entry("modulus", "n"),
            Map.entry("exponent", "e"),
            Map.entry("startsAt", "started_at"),
            Map.entry("videoIds", "entity_ids"),
            Map.entry("videoId", "media_id"),
            Map.entry("image", "content"),
            Map.entry("content", "file"),
            Map.entry("ids", "video_id"),
            Map.entry("address", "addr"),
            Map.entry("endpoint", "url"));

    /** Text that is a name, a path or a URL where one is needed. */
    private static final Map<String, String> TEXTS = Map.of(
            "name", "NAME",
            "template", "/v1/videos/{video_id}",
            "url", "http://localhost:1080/",
            "baseUrl", "http://localhost:1080/",
            "uploaderUrl", "http://localhost:1080/",
            "endpoint", "http://localhost:1080/");

    private static final ChatSigningKey SIGNING_KEY = ChatSigningKey.generate("key-1");

    private final RecordingExchange exchange = RecordingExchange.answering("{}");
    private final Api api = exchange.strict();

    @TestFactory
    Stream<DynamicTest> everyParameter() throws Exception {
        return executables().flatMap(executable -> IntStream.range(0, executable.getParameterCount())
                .filter(index -> !executable.getParameterTypes()[index].isPrimitive())
                .boxed()
                .flatMap(index -> tests(executable, index)));
    }

    private Stream<DynamicTest> tests(Executable executable, int index) {
        Parameter parameter = executable.getParameters()[index];
        String name = executable.getDeclaringClass().getSimpleName() + "." + executable.getName() + ": "
                + parameter.getName();
        if (parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return Stream.of(DynamicTest.dynamicTest(name + " may be null", () -> accepts(executable, index)));
        }
        DynamicTest whole = DynamicTest.dynamicTest(name + " is refused", () -> refuses(executable, index, null));
        Object holed = withNull(parameter.getType());
        return holed == null
                ? Stream.of(whole)
                : Stream.of(
                        whole,
                        DynamicTest.dynamicTest(
                                name + " with null is refused", () -> refuses(executable, index, holed)));
    }

    private void accepts(Executable executable, int index) {
        assertThatCode(() -> call(executable, index, null)).doesNotThrowAnyException();
    }

    private void refuses(Executable executable, int index, @Nullable Object value) {
        Parameter parameter = executable.getParameters()[index];
        Throwable refusal = catchThrowable(() -> call(executable, index, value));
        assertThat(refusal).as(executable.toString()).isInstanceOf(NullPointerException.class);
        assertThat(refusal.getMessage()).matches("\\S+ must not (be|contain) null");
        String named = refusal.getMessage().replaceFirst(" .*", "");
        assertThat(names(executable, parameter)).as(refusal.getMessage()).anyMatch(name -> plain(named)
                .contains(name));
        assertThat(exchange.requests()).isEmpty();
    }

    /** The names of parameters in the API, for bodies and values that the message names so. */
    private static Stream<String> names(Executable executable, Parameter parameter) {
        Stream<String> names = Stream.of(parameter.getName(), executable.getName());
        if (Params.class.isAssignableFrom(parameter.getType())) {
            names = Stream.concat(names, Stream.of("body"));
        }
        if (hasName(executable)) {
            names = Stream.concat(names, Stream.of(TEXTS.get("name")));
        }
        return Stream.concat(names, Stream.ofNullable(NAMES_IN_THE_API.get(parameter.getName())))
                .map(NullsTest::plain);
    }

    private static boolean hasName(Executable executable) {
        return Arrays.stream(executable.getParameters())
                .anyMatch(parameter -> parameter.getName().equals("name"));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private @Nullable Object call(Executable executable, int index, @Nullable Object value) throws Throwable {
        Object[] arguments =
                Arrays.stream(executable.getParameters()).map(this::sample).toArray();
        arguments[index] = value;
        try {
            if (executable instanceof Constructor<?> constructor) {
                return constructor.newInstance(arguments);
            }
            Method method = (Method) executable;
            method.setAccessible(true);
            boolean isStatic = Modifier.isStatic(method.getModifiers());
            return method.invoke(isStatic ? null : sample(method.getDeclaringClass()), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static @Nullable Object withNull(Class<?> type) {
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            return Array.newInstance(type.getComponentType(), 1);
        }
        return type == Collection.class || type == List.class ? Collections.singletonList(null) : null;
    }

    private Object sample(Parameter parameter) {
        String text = parameter.getType() == String.class ? TEXTS.get(parameter.getName()) : null;
        return text == null ? sample(parameter.getType()) : text;
    }

    private Object sample(Class<?> type) {
        if (type == Long.class) {
            return 1L;
        }
        if (type == RSAPublicKey.class) {
            return publicKey();
        }
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, sample(type.getComponentType()));
            return array;
        }
        if (type == Api.class) {
            return api;
        }
        if (type == Call.class) {
            return api.get("/v1/videos");
        }
        if (type == Exchange.class) {
            return exchange;
        }
        if (type == Object.class || type == CharSequence.class) {
            return "any";
        }
        if (type == Class.class) {
            return String.class;
        }
        if (type == byte[].class) {
            return new byte[] {1};
        }
        if (type == Path.class) {
            return Path.of("video.mp4");
        }
        if (type == Flux.class || type == Publisher.class) {
            return Flux.never();
        }
        if (type == Mono.class) {
            return Mono.never();
        }
        if (type == MeterRegistry.class) {
            return new SimpleMeterRegistry();
        }
        if (type == LimiterMeters.class) {
            return new LimiterMeters(RateLimiter.unlimited(), "api");
        }
        if (type == Scheduler.class) {
            return Schedulers.parallel();
        }
        if (type == ConnectionProvider.class) {
            return ConnectionProvider.newConnection();
        }
        if (type == KinescopeClient.Builder.class) {
            return KinescopeClient.builder();
        }
        if (type == SharedLimiter.class) {
            return new SharedLimiter((PermitStore) proxy(PermitStore.class), (SharedLimits) sample(SharedLimits.class));
        }
        if (type == SharedLimits.Limit.class) {
            return new SharedLimits.Limit(1, Duration.ofSeconds(1));
        }
        if (type == SharedLimits.class) {
            return new SharedLimits(
                    List.of(new SharedLimits.Limit(1, Duration.ofSeconds(1))),
                    Duration.ZERO,
                    0,
                    0,
                    1,
                    Duration.ofSeconds(1),
                    0,
                    Schedulers::parallel);
        }
        if (type == TokenBucket.Builder.class) {
            return TokenBucket.builder();
        }
        if (type == Order.Key.class) {
            return new Order.Key("created_at", Order.Direction.ASC);
        }
        if (type == TusState.class) {
            return new TusState("key", "id", "http://localhost:1080/files/1", "/video.mp4", 1, Instant.EPOCH, 0);
        }
        if (type == Checkpoint.class) {
            return new Checkpoint("items", 1, Instant.EPOCH, List.of("one"));
        }
        if (type == EachOnce.class) {
            return ordered().eachOnce();
        }
        if (type == Listing.class || type == OrderedListing.class) {
            return ordered();
        }
        if (type == AnalyticsField.class) {
            return Metric.VIEW;
        }
        if (type == AnalyticsRow.class) {
            return new AnalyticsRow(Map.of(), ZoneOffset.UTC);
        }
        if (type == Csv.Row.class) {
            return new Csv.Row(Map.of());
        }
        if (type == ResponseHead.class) {
            return new ResponseHead(200, Map.of());
        }
        if (type == Body.class) {
            return Body.of("text/plain", new byte[] {1});
        }
        if (type == TusClient.class) {
            return new TusClient(api);
        }
        if (type == TusStore.class) {
            return TusStore.memory();
        }
        if (type == RateLimiter.class) {
            return RateLimiter.unlimited();
        }
        if (type == ChatSigningKey.class) {
            return SIGNING_KEY;
        }
        if (type == ChatUser.class) {
            return new ChatUser("1", "name");
        }
        if (type == ChatTokens.class) {
            return ChatTokens.of(SIGNING_KEY);
        }
        if (type == WebhookReceiver.class) {
            return receiver().build();
        }
        if (type == WebhookReceiver.Builder.class) {
            return receiver();
        }
        if (type == ApiSettings.class) {
            return ApiSettings.standard();
        }
        if (type == RetryPolicy.class) {
            return RetryPolicy.standard();
        }
        if (type == LimiterState.class) {
            return TokenBucket.create().state();
        }
        if (type == Params.class || type == Fields.class) {
            return Fields.of("name", "value");
        }
        if (type == Upload.class) {
            return Upload.of(Path.of("video.mp4")).parentId("1");
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (CatalogueTest.groups().contains(type)) {
            return group(type);
        }
        if (type.isInterface() && type != Map.class && type != List.class && type != Collection.class) {
            return type == Content.class ? CatalogueTest.sample(type) : proxy(type);
        }
        return CatalogueTest.sample(type);
    }

    private static WebhookReceiver.Builder receiver() {
        return WebhookReceiver.builder(BasicCredentials.anyone(), delivery -> Mono.empty());
    }

    private static RSAPublicKey publicKey() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2048).subtract(BigInteger.ONE);
        RSAPublicKeySpec key = new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4);
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(key);
        } catch (GeneralSecurityException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static OrderedListing<String> ordered() {
        return OrderedListing.of(List.of("one"), item -> item, item -> Instant.EPOCH);
    }

    private Object group(Class<?> type) {
        try {
            return type.getConstructor(Api.class).newInstance(api);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static Object proxy(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> null);
    }

    private static Stream<Executable> executables() throws Exception {
        return classes().flatMap(type -> Stream.concat(constructors(type), methods(type)));
    }

    private static Stream<Executable> constructors(Class<?> type) {
        boolean answer = type.isRecord()
                && !OpenEnum.class.isAssignableFrom(type)
                && !WITH_RECORDS_OF_CALLERS.contains(type.getPackageName()
                        .substring(KinescopeClient.class.getPackageName().length() + 1));
        return answer || Modifier.isAbstract(type.getModifiers())
                ? Stream.empty()
                : Arrays.stream(type.getConstructors());
    }

    private static Stream<Executable> methods(Class<?> type) {
        boolean implemented =
                Set.of(Content.class, RateLimiter.class, TusStore.class).contains(type);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() == type && !method.isSynthetic())
                .filter(method -> implemented || !Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !isToken(method))
                .filter(method -> !Set.of("equals", "valueOf", "subscribe").contains(method.getName()))
                .map(method -> (Executable) method);
    }

    /** A missing token is refused with the place where tokens are made, see BuilderTest. */
    private static boolean isToken(Method method) {
        return method.getDeclaringClass() == KinescopeClient.Builder.class
                && method.getName().equals("token")
                && method.getParameterTypes()[0] == String.class;
    }

    private static Stream<Class<?>> classes() throws Exception {
        Path root = Path.of(URI.create(KinescopeClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        Set<String> exported = exported(root);
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(NullsTest::load)
                    .filter(type -> exported.contains(type.getPackageName()))
                    .filter(NullsTest::isPublic)
                    .filter(type -> !OF_THE_CLIENT.contains(type) && !Throwable.class.isAssignableFrom(type))
                    .filter(type -> !type.getPackageName().equals(KinescopeException.class.getPackageName()))
                    .toList()
                    .stream();
        }
    }

    private static Set<String> exported(Path root) throws IOException {
        try (InputStream descriptor = Files.newInputStream(root.resolve("module-info.class"))) {
            return Set.copyOf(ModuleDescriptor.read(descriptor).exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .toList());
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, NullsTest.class.getClassLoader());
        } catch (ClassNotFoundException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
