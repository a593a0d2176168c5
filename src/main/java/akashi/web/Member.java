package akashi.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One place of a template where a member of an object is asked for: {@code row.name}, {@code list.size()}. It remembers
 * the method it called last, since a place nearly always meets objects of one class.
 */
final class Member {

    private static final Object[] NONE = {};
    private static final Map<Key, Method> FOUND = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class, double.class, Double.class);

    /** The arguments' classes; {@code null} for a property, which may be called {@code getName} or {@code isName} too. */
    private record Key(Class<?> owner, String name, List<Class<?>> arguments) {}

    private record Last(Key key, Method method) {}

    private final String name;
    private final boolean property;
    private volatile Last last;

    private Member(String name, boolean property) {
        this.name = name;
        this.property = property;
    }

    static Member property(String name) {
        return new Member(name, true);
    }

    static Member method(String name) {
        return new Member(name, false);
    }

    /** The property's value. */
    Object of(Object target) {
        if (target instanceof Map<?, ?> map) {
            return map.get(name);
        }
        return call(target, NONE);
    }

    /** What the method answers. */
    Object call(Object target, Object... arguments) {
        if (target == null) {
            throw new IllegalArgumentException("nothing there to ask for " + name);
        }
        Last known = last;
        if (known == null || !fits(known.key, target, arguments)) {
            Key key = new Key(target.getClass(), name, property ? null : classes(arguments));
            known = new Last(key, FOUND.computeIfAbsent(key, Member::find));
            last = known;
        }
        return invoke(known.method, target, arguments);
    }

    private static boolean fits(Key key, Object target, Object... arguments) {
        boolean same = key.owner == target.getClass();
        for (int i = 0; same && i < arguments.length; i++) {
            same = key.arguments.get(i) == (arguments[i] == null ? null : arguments[i].getClass());
        }
        return same;
    }

    private static List<Class<?>> classes(Object... arguments) {
        return Arrays.stream(arguments)
                .<Class<?>>map(argument -> argument == null ? null : argument.getClass())
                .toList();
    }

    private static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(method + " failed", thrown.getCause());
        } catch (IllegalAccessException shut) {
            throw new IllegalStateException(method + " is shut", shut);
        }
    }

    private static Method find(Key key) {
        List<String> names = new ArrayList<>(List.of(key.name));
        if (key.arguments == null) {
            String capital = Character.toUpperCase(key.name.charAt(0)) + key.name.substring(1);
            names.addAll(List.of("get" + capital, "is" + capital));
        }
        List<Class<?>> arguments = key.arguments == null ? List.of() : key.arguments;
        return names.stream()
                .flatMap(name -> named(key.owner, name, arguments).stream())
                .findFirst()
                .map(method -> open(method, key.owner))
                .orElseThrow(() ->
                        new IllegalArgumentException("no " + key.name + arguments + " in " + key.owner.getName()));
    }

    /** The method of this name that takes such arguments; of several the one that asks for the most. */
    private static Optional<Method> named(Class<?> owner, String name, List<Class<?>> arguments) {
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .filter(method -> takes(method, arguments))
                .reduce((one, other) -> narrower(one, other) ? one : other);
    }

    private static boolean takes(Method method, List<Class<?>> arguments) {
        Class<?>[] wanted = method.getParameterTypes();
        boolean fit = wanted.length == arguments.size();
        for (int i = 0; fit && i < wanted.length; i++) {
            fit = takes(wanted[i], arguments.get(i));
        }
        return fit;
    }

    private static boolean takes(Class<?> wanted, Class<?> given) {
        if (given == null) {
            return !wanted.isPrimitive();
        }
        boolean widened = wanted == long.class && given == Integer.class;
        return widened || BOXES.getOrDefault(wanted, wanted).isAssignableFrom(given);
    }

    private static boolean narrower(Method one, Method other) {
        Class<?>[] mine = one.getParameterTypes();
        Class<?>[] theirs = other.getParameterTypes();
        boolean narrower = true;
        for (int i = 0; i < mine.length; i++) {
            narrower &= theirs[i].isAssignableFrom(mine[i]);
        }
        return narrower;
    }

    /** The same method where it may be called: that of an open interface, or the portal's own one unlocked. */
    private static Method open(Method method, Class<?> owner) {
        if (callable(method)) {
            return method;
        }
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            for (Class<?> face : type.getInterfaces()) {
                Optional<Method> found = same(method, face);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        method.setAccessible(true);
        return method;
    }

    private static Optional<Method> same(Method method, Class<?> face) {
        return Arrays.stream(face.getMethods())
                .filter(m -> m.getName().equals(method.getName())
                        && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()))
                .filter(Member::callable)
                .findFirst();
    }

    private static boolean callable(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return Modifier.isPublic(owner.getModifiers())
                && owner.getModule().isExported(owner.getPackageName(), Member.class.getModule());
    }
}
