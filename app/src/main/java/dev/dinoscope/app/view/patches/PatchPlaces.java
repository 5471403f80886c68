package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.view.patches.PatchFrame.Anchor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which step and which patch the user last looked at in each run; those of the runs visited last.
final class PatchPlaces {
    private static final int KEPT = 200;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) (\\d{1,9}) (\\d{1,9}) (.+)");

    private final Map<String, Place> places = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > KEPT;
        }
    };

    record Place(long step, Anchor anchor) {
        private String text(String run) {
            return "%d %d %d %s".formatted(step, anchor.image(), anchor.patch(), run);
        }
    }

    void put(String run, Place place) {
        places.put(run, place);
    }

    Optional<Place> of(String run) {
        return Optional.ofNullable(places.get(run));
    }

    /// As text, each `step image patch run`.
    List<String> texts() {
        return places.entrySet().stream()
                .map(entry -> entry.getValue().text(entry.getKey()))
                .toList();
    }

    /// Takes back [#texts()]; what is no such text is passed over.
    void recall(List<String> texts) {
        for (var text : texts) {
            var parts = TEXT.matcher(text);
            if (parts.matches()) {
                var anchor = new Anchor(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
                put(parts.group(4), new Place(Long.parseLong(parts.group(1)), anchor));
            }
        }
    }
}
