package dev.dinoscope.app.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What one view keeps from session to session: its choices and positions, never data. A view model lists them once;
/// the workbench asks for the values when it closes and gives them back before the first view opens, on the JavaFX
/// thread, when no run is known yet.
///
/// ```java
/// Memory memory() {
///     return new Memory().number("smoothing", 0, 0.99, smoothing).flag("log_axis", logarithmic)
///             .texts("runs", () -> List.copyOf(runs), this::showOnceListed);
/// }
/// ```
/// A value that is missing, of another kind or out of range is passed over: the view keeps its default.
public final class Memory {
    private final SequencedMap<String, Item> items = new LinkedHashMap<>();

    /// @param recall takes what a file holds: null, Boolean, Number, String or a List of these
    private record Item(Supplier<Object> now, Consumer<@Nullable Object> recall) {}

    public Memory flag(String key, BooleanProperty value) {
        return add(key, value::get, old -> {
            if (old instanceof Boolean on) {
                value.set(on);
            }
        });
    }

    /// A number from `min` to `max`.
    public Memory number(String key, double min, double max, DoubleProperty value) {
        return add(key, value::get, old -> {
            if (old instanceof Number number && number.doubleValue() >= min && number.doubleValue() <= max) {
                value.set(number.doubleValue());
            }
        });
    }

    public Memory text(String key, StringProperty value) {
        return add(key, value::getValueSafe, old -> {
            if (old instanceof String text) {
                value.set(text);
            }
        });
    }

    public <E extends Enum<E>> Memory choice(String key, Class<E> kind, ObjectProperty<E> value) {
        return add(
                key,
                () -> value.get().name(),
                old -> Stream.of(kind.getEnumConstants())
                        .filter(constant -> constant.name().equals(old))
                        .findFirst()
                        .ifPresent(value::set));
    }

    /// A list of ids or names, such as the runs that are shown.
    ///
    /// @param recall may be given ids of runs that no longer exist
    public Memory texts(String key, Supplier<List<String>> now, Consumer<List<String>> recall) {
        return add(key, () -> List.copyOf(now.get()), old -> {
            if (old instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                recall.accept(list.stream().map(String.class::cast).toList());
            }
        });
    }

    /// The values now, as a file can hold them.
    public Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        items.forEach((key, item) -> values.put(key, item.now.get()));
        return values;
    }

    /// Gives back what [#values()] returned in an earlier session, perhaps of another version.
    public void recall(Map<String, ?> values) {
        items.forEach((key, item) -> item.recall.accept(values.get(key)));
    }

    private Memory add(String key, Supplier<Object> now, Consumer<@Nullable Object> recall) {
        if (items.putIfAbsent(key, new Item(now, recall)) != null) {
            throw new IllegalArgumentException("remembered twice: " + key);
        }
        return this;
    }
}
