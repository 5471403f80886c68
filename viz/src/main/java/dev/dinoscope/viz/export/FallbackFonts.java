package dev.dinoscope.viz.export;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Fonts of this machine for letters that the font of figures lacks.
final class FallbackFonts {
    /// Plain and even ones first.
    private static final List<String> LIKED = List.of("Noto Sans", "DejaVu Sans", "Droid Sans", "Arial", "Segoe UI");

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final Map<Integer, Optional<Font>> FOUND = new ConcurrentHashMap<>();

    /// Only machines that draw such letters look through their fonts.
    private static final class Installed {
        static final List<Font> FONTS = all();

        private static List<Font> all() {
            try {
                return Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment()
                                .getAllFonts())
                        .sorted(Comparator.comparingInt(Installed::rank).thenComparing(font -> font.getFontName()))
                        .toList();
            } catch (RuntimeException | InternalError noFontConfiguration) {
                // A bare container has no fontconfig: then there are no fonts either.
                return List.of();
            }
        }

        private static int rank(Font font) {
            var name = font.getFontName();
            for (int i = 0; i < LIKED.size(); i++) {
                if (name.startsWith(LIKED.get(i))) {
                    var isPlain = !name.matches("(?i).*(bold|italic|oblique|light|thin|black|condensed|mono|serif).*");
                    return 2 * i + (isPlain ? 0 : 2 * LIKED.size());
                }
            }
            return 4 * LIKED.size();
        }
    }

    private FallbackFonts() {}

    static Optional<Font> of(int letter) {
        return FOUND.computeIfAbsent(letter, FallbackFonts::find);
    }

    private static Optional<Font> find(int letter) {
        return Installed.FONTS.stream()
                .filter(font -> font.canDisplay(letter))
                .filter(font -> hasOutline(font, letter))
                .findFirst();
    }

    /// Coloured emoji are pictures in their font: nothing would be drawn. Marks that join a letter are drawn with it.
    private static boolean hasOutline(Font font, int letter) {
        var type = Character.getType(letter);
        if (Character.isWhitespace(letter) || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return true;
        }
        var glyphs = font.deriveFont(20f).createGlyphVector(CONTEXT, Character.toString(letter));
        return !glyphs.getOutline().getBounds2D().isEmpty();
    }
}
