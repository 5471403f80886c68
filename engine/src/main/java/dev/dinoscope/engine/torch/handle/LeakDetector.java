package dev.dinoscope.engine.torch.handle;

import java.lang.ref.Cleaner;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches native handles. The system property `dinoscope.leaks` chooses the level:
///
/// - `off`: nothing.
/// - `simple` (default): counts handles, and warns when a [Scope] was forgotten instead of closed.
/// - `paranoid`: also keeps the stack at which every handle was made. For tests.
public final class LeakDetector {
    private static final Logger LOG = LoggerFactory.getLogger(LeakDetector.class);
    private static final Cleaner CLEANER = Cleaner.create();

    public enum Level {
        OFF,
        SIMPLE,
        PARANOID
    }

    private final Level level;
    private final AtomicLong live = new AtomicLong();
    private final Map<Object, Handle> handles = new ConcurrentHashMap<>();

    /// A live native handle and where it was made.
    public static final class Handle extends Throwable {
        private static final long serialVersionUID = 1L;

        private Handle(String what) {
            super("a native " + what + " was made here and never closed");
        }
    }

    public LeakDetector(Level level) {
        this.level = level;
    }

    /// @throws IllegalArgumentException if the property has none of the three values
    public static LeakDetector fromProperty() {
        String value = System.getProperty("dinoscope.leaks", "simple");
        try {
            return new LeakDetector(Level.valueOf(value.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("dinoscope.leaks=" + value + " — expected off, simple or paranoid", e);
        }
    }

    /// @return number of native handles that are open now; 0 when off
    public long liveHandles() {
        return live.get();
    }

    /// The open handles with the stacks that made them; empty unless paranoid.
    public List<Handle> report() {
        return handles.values().stream()
                .sorted(Comparator.comparing(Throwable::getMessage))
                .toList();
    }

    void opened(Object owner, String what) {
        if (level == Level.OFF) {
            return;
        }
        live.incrementAndGet();
        if (level == Level.PARANOID) {
            handles.put(owner, new Handle(what));
        }
    }

    void closed(Object owner) {
        if (level == Level.OFF) {
            return;
        }
        live.decrementAndGet();
        handles.remove(owner);
    }

    /// Warns if the scope becomes garbage while it still holds handles.
    void watch(Scope scope, Scope.Contents contents) {
        if (level != Level.OFF) {
            String name = scope.name();
            CLEANER.register(scope, () -> {
                if (!contents.isEmpty()) {
                    LOG.warn(
                            "scope \"{}\" was forgotten with {} native handles open; close it with"
                                    + " try-with-resources",
                            name,
                            contents.size());
                }
            });
        }
    }
}
