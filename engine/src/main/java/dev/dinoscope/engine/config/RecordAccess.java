package dev.dinoscope.engine.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.ServiceLoader;

/// Reads and makes records by reflection. Faults of the declaration (not of the input) are IllegalStateExceptions.
final class RecordAccess {
    private RecordAccess() {}

    /// The defaults: what the no-argument constructor makes.
    static <R extends Record> R defaults(Class<R> type) {
        try {
            return construct(type.getDeclaredConstructor());
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException(
                    type.getName() + " needs a no-argument constructor for its defaults", missing);
        }
    }

    /// @throws Refused when the record's own rules refuse a value
    static <R extends Record> R create(Class<R> type, Object[] values) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return construct(type.getDeclaredConstructor(types), values);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <R> R construct(Constructor<R> constructor, Object... values) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(
                    "cannot make a " + constructor.getDeclaringClass().getName(), fault);
        }
    }

    static Object get(RecordComponent component, Record owner) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return Objects.requireNonNull(
                    accessor.invoke(owner),
                    () -> owner.getClass().getName() + "." + component.getName() + " is null; settings never are");
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException("cannot read " + component, fault);
        }
    }

    /// The catalogue of an interface annotated with [Variants].
    static VariantCatalogue catalogue(Class<?> choice) {
        return ServiceLoader.load(VariantCatalogue.class, choice.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(catalogue -> catalogue.of().equals(choice))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no catalogue names what implements " + choice.getName()));
    }
}
