package dev.dinoscope.app.focus;

import dev.dinoscope.app.bridge.RunRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which step and which patch the user last looked at in each run; those of the runs visited last.
final class Places {
    private static final int KEPT = 200;
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,18}) (\\d{1,9}) ([01]\\.\\d{1,9}) ([01]\\.\\d{1,9}) (.+)");

    private final Map<RunRef, Place> places = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunRef, Place> eldest) {
            return size() > KEPT;
        }
    };

    record Place(long step, Spot spot) {
        private String text(RunRef run) {
            return String.format(Locale.ROOT, "%d %d %.5f %.5f %s", step, spot.image(), spot.x(), spot.y(), run.text());
        }
    }

    void put(RunRef run, Place place) {
        places.put(run, place);
    }

    Optional<Place> of(RunRef run) {
        return Optional.ofNullable(places.get(run));
    }

    /// As text, each `step image x y run`.
    List<String> texts() {
        return places.entrySet().stream()
                .map(entry -> entry.getValue().text(entry.getKey()))
                .toList();
    }

    /// Takes back [#texts()]; what is no such text is passed over.
    ///
    /// @param read makes runs of their texts
    void recall(List<String> texts, Function<List<String>, List<RunRef>> read) {
        for (var text : texts) {
            var parts = TEXT.matcher(text);
            if (parts.matches()) {
                var spot = new Spot(
                        Integer.parseInt(parts.group(2)),
                        Double.parseDouble(parts.group(3)),
                        Double.parseDouble(parts.group(4)));
                var place = new Place(Long.parseLong(parts.group(1)), spot);
                read.apply(List.of(parts.group(5))).forEach(run -> put(run, place));
            }
        }
    }
}
