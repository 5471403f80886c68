package dev.dinoscope.engine.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a source holds but cannot be used.
///
/// @param images missing, empty or no file that can be one
/// @param captions images without a caption; they are there for methods that read none
/// @param lines of tables, and texts beside images, that are damaged
/// @param files that are damaged; what came before the damage is used
/// @param named the first of them, each with its place and reason
/// @param passedOver what is there besides and is not used by its nature: no loss, but nothing to be silent about
public record Rejects(
        long images, long captions, long lines, long files, List<String> named, List<PassedOver> passedOver) {
    private static final int NAMED_IN_ERROR = 3;
    /// Everything can be used.
    public static final Rejects NONE = new Rejects(0, 0, 0, 0, List.of(), List.of());

    public Rejects {
        named = List.copyOf(named);
        passedOver = List.copyOf(passedOver);
    }

    /// How many in all.
    public long count() {
        return images + captions + lines + files;
    }

    /// How many nothing can use.
    public long lost() {
        return count() - captions;
    }

    /// The kinds that nothing can use, where they occur: `missing images: 1, damaged lines: 2`.
    public String text() {
        return Stream.of(
                        text("missing images", images),
                        text("damaged lines", lines),
                        text("what follows the damage in files", files))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// Whether a source that was meant to be whole lost too much of itself. Images without a caption are no
    /// loss: sources have them by nature. How much a damaged file held nobody knows, so that only a share of
    /// 1 allows it.
    ///
    /// @param usable what is left
    /// @param maxBroken share of all that may be lost
    /// @return what is lost and where, if it is more
    public Optional<String> tooMany(long usable, double maxBroken) {
        long lost = images + lines;
        long all = lost + usable;
        if (lost <= maxBroken * all && (files == 0 || maxBroken >= 1)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "of %,d samples %,d cannot be used%s (%s); repair them, or raise data.max_broken%s\n    %s",
                all,
                lost,
                files == 0
                        ? ""
                        : String.format(Locale.ROOT, ", and of the rest of %,d damaged files nobody knows", files),
                text(),
                files == 0 ? "" : " to 1",
                named.stream().limit(NAMED_IN_ERROR).collect(Collectors.joining("\n    "))));
    }

    private static String text(String kind, long count) {
        return count == 0 ? "" : String.format(Locale.ROOT, "%s: %,d", kind, count);
    }
}
