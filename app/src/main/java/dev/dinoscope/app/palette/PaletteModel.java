package dev.dinoscope.app.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the command palette finds, and what was chosen last.
public final class PaletteModel {
    /// More lines than a person reads.
    private static final int AT_MOST = 100;
    private static final int REMEMBERED = 20;
    /// Lifts what was chosen before over what merely fits as well.
    private static final int RECENT_BONUS = 15;

    private final List<Supplier<List<PaletteItem>>> sources;
    private final SequencedSet<String> recent = new LinkedHashSet<>();

    /// @param sources asked anew each time, so that they follow the runs; only what can be done now
    public PaletteModel(List<Supplier<List<PaletteItem>>> sources) {
        this.sources = List.copyOf(sources);
    }

    /// Best first. For nothing typed: what was chosen last, then everything in its own order.
    public List<PaletteItem> find(String text) {
        var query = new FuzzyQuery(text);
        var order = List.copyOf(recent);
        Comparator<Scored> best = Comparator.comparingInt(Scored::score).reversed();
        var all = sources.stream().flatMap(source -> source.get().stream());
        return (query.isEmpty() ? all.map(item -> whenNothingIsTyped(item, order)) : matching(all, query, order))
                // The sort is stable: equals stay in the order of their sources.
                .sorted(best)
                .limit(AT_MOST)
                .map(Scored::item)
                .toList();
    }

    private record Scored(PaletteItem item, int score) {}

    private static Scored whenNothingIsTyped(PaletteItem item, List<String> order) {
        var at = order.indexOf(item.id());
        return new Scored(item, at < 0 ? 0 : REMEMBERED + 1 - at);
    }

    private static Stream<Scored> matching(Stream<PaletteItem> all, FuzzyQuery query, List<String> order) {
        return all.map(item -> new Scored(item, item.score(query)))
                .filter(found -> found.score > 0)
                .map(found ->
                        order.contains(found.item.id()) ? new Scored(found.item, found.score + RECENT_BONUS) : found);
    }

    /// Notes the choice and carries it out.
    public void choose(PaletteItem item) {
        recent.remove(item.id());
        recent.addFirst(item.id());
        while (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
        item.open().run();
    }

    /// Ids of what was chosen, the newest first.
    public List<String> recent() {
        return List.copyOf(recent);
    }

    public void recall(List<String> ids) {
        recent.clear();
        recent.addAll(new ArrayList<>(ids).subList(0, Math.min(ids.size(), REMEMBERED)));
    }
}
