package io.kinescope.spring.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public and protected types and members of an artifact's exported packages, as sorted lines of text. */
final class PublicApi {

    private static final Pattern NULLABLE = Pattern.compile("@org\\.jspecify\\.annotations\\.Nullable(\\(\\))? ?");

    private PublicApi() {}

    /** Reads the compiled module in a directory or a jar, whose classes are on the class path too. */
    static List<String> of(Path classes) {
        ModuleReference module = ModuleFinder.of(classes).findAll().iterator().next();
        Set<String> exported = module.descriptor().exports().stream()
                .filter(Predicate.not(ModuleDescriptor.Exports::isQualified))
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        try (ModuleReader reader = module.open();
                Stream<String> files = reader.list()) {
            return describe(files, exported::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a compiled library without a module descriptor in a directory, which exports every package. */
    static List<String> ofLibrary(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return describe(files.map(classes::relativize).map(Path::toString), name -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> describe(Stream<String> files, Predicate<String> isExported) {
        return files.filter(file -> file.endsWith(".class"))
                .map(file ->
                        file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                .filter(name -> name.contains(".") && isExported.test(name.substring(0, name.lastIndexOf('.'))))
                .map(PublicApi::load)
                .filter(PublicApi::isAccessible)
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .flatMap(PublicApi::describe)
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAccessible(Class<?> type) {
        return isAccessible(type.getModifiers())
                && !type.isSynthetic()
                && (type.getDeclaringClass() == null || isAccessible(type.getDeclaringClass()));
    }

    private static boolean isAccessible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Stream<String> describe(Class<?> type) {
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (isAccessible(field.getModifiers()) && !field.isSynthetic()) {
                members.add(deprecated(field) + modifiers(field.getModifiers()) + text(field.getAnnotatedType()) + " "
                        + field.getName());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isAccessible(constructor.getModifiers()) && !constructor.isSynthetic()) {
                members.add(deprecated(constructor) + modifiers(constructor.getModifiers()) + "new"
                        + parameters(constructor));
            }
        }
        // What a type inherits from one that callers cannot see is the type's own to them.
        for (Class<?> owner = type;
                owner == type || (owner != null && !isAccessible(owner));
                owner = owner.getSuperclass()) {
            for (Method method : owner.getDeclaredMethods()) {
                if (isAccessible(method.getModifiers()) && !method.isSynthetic() && !isOfObject(method)) {
                    members.add(deprecated(method) + modifiers(method.getModifiers() & Modifier.methodModifiers())
                            + variables(method.getTypeParameters()) + text(method.getAnnotatedReturnType()) + " "
                            + method.getName() + parameters(method));
                }
            }
        }
        return Stream.concat(
                Stream.of("", header(type)), members.stream().sorted().map(member -> "    " + member));
    }

    private static boolean isOfObject(Method method) {
        return Arrays.stream(Object.class.getMethods())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
    }

    private static String header(Class<?> type) {
        String kind = type.isAnnotation()
                ? "annotation"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        int implied = type.isInterface() ? Modifier.ABSTRACT | Modifier.STATIC : Modifier.STATIC;
        List<String> above = new ArrayList<>();
        if (type.getAnnotatedSuperclass() != null && type.getSuperclass() != Object.class) {
            above.add(text(type.getAnnotatedSuperclass()));
        }
        Arrays.stream(type.getAnnotatedInterfaces())
                .map(PublicApi::text)
                .sorted()
                .forEach(above::add);
        return deprecated(type) + modifiers(type.getModifiers() & ~implied) + (type.isSealed() ? "sealed " : "") + kind
                + " " + type.getName() + variables(type.getTypeParameters())
                + (above.isEmpty() ? "" : " : " + String.join(", ", above));
    }

    private static String modifiers(int modifiers) {
        int contract = modifiers & ~(Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.STRICT | Modifier.INTERFACE);
        return contract == 0 ? "" : Modifier.toString(contract) + " ";
    }

    private static String deprecated(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable.getName()
                                + Arrays.stream(variable.getAnnotatedBounds())
                                        .map(PublicApi::text)
                                        .filter(Predicate.not("Object"::equals))
                                        .reduce((one, other) -> one + " & " + other)
                                        .map(" extends "::concat)
                                        .orElse(""))
                        .collect(Collectors.joining(", ", "<", "> "));
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getParameters())
                .map(Parameter::getAnnotatedType)
                .map(PublicApi::text)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Written alike by every JDK. */
    private static String text(AnnotatedType type) {
        return NULLABLE.matcher(type.toString()).replaceAll("@Nullable ").replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
    }
}
