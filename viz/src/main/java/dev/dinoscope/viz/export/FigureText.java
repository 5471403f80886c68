package dev.dinoscope.viz.export;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.AttributedString;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/// Labels of figures in whatever script. Text whose letters the font of figures has stays text; other text is drawn as
/// outlines of a font of this machine that has them, joined and ordered as its script wants, so that the file looks the
/// same everywhere. A letter that no font here has is written as its code, such as `U+4E2D`: never as an empty box.
public final class FigureText {
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    private FigureText() {}

    /// Draws in the colour of the graphics.
    ///
    /// @param y of the baseline
    public static void draw(Graphics2D graphics, String text, Font font, double x, double y) {
        var shown = shown(text);
        if (shown.isEmpty()) {
            return;
        }
        if (isPlain(shown)) {
            graphics.setFont(font);
            graphics.drawString(shown, (float) x, (float) y);
        } else {
            graphics.fill(layout(shown, font).getOutline(AffineTransform.getTranslateInstance(x, y)));
        }
    }

    public static double width(String text, Font font) {
        var shown = shown(text);
        if (shown.isEmpty()) {
            return 0;
        }
        return isPlain(shown)
                ? font.getStringBounds(shown, MEASURE).getWidth()
                : layout(shown, font).getAdvance();
    }

    /// As much of a text as a width holds, with an ellipsis where something was cut.
    public static String fit(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        int length = text.codePointCount(0, text.length());
        var fitted = "…";
        while (length > 0) {
            fitted = text.substring(0, text.offsetByCodePoints(0, --length)) + "…";
            if (width(fitted, font) <= width) {
                break;
            }
        }
        return fitted;
    }

    /// The letters of these texts that no font here has, each once and in their order.
    public static String missing(Collection<String> texts) {
        return texts.stream()
                .map(FigureText::composed)
                .flatMap(text -> text.codePoints().boxed())
                .distinct()
                .filter(letter -> !isShown(letter) && !Character.isWhitespace(letter))
                .map(Character::toString)
                .collect(Collectors.joining());
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String shown(String text) {
        var shown = new StringBuilder();
        var isCode = false;
        for (int letter : composed(text).codePoints().toArray()) {
            var wasCode = isCode;
            isCode = !isShown(letter) && !Character.isWhitespace(letter);
            if (isCode) {
                shown.append(wasCode ? " " : "").append(String.format(Locale.ROOT, "U+%04X", letter));
            } else {
                shown.appendCodePoint(isShown(letter) ? letter : ' ');
            }
        }
        return shown.toString();
    }

    private static boolean isShown(int letter) {
        return isInvisible(letter)
                || FigureFont.has(letter)
                || (!Character.isISOControl(letter) && FallbackFonts.of(letter).isPresent());
    }

    /// Joins and directs its neighbours, and has no glyph of its own.
    private static boolean isInvisible(int letter) {
        return Character.getType(letter) == Character.FORMAT || (letter >= 0xFE00 && letter <= 0xFE0F);
    }

    /// Left to right in letters of the font of figures: what a PDF file can hold as text.
    private static boolean isPlain(String text) {
        return text.codePoints().allMatch(FigureFont::has) && !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static TextLayout layout(String text, Font font) {
        var styled = new AttributedString(text);
        styled.addAttribute(TextAttribute.FONT, font);
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            int next = i + Character.charCount(letter);
            if (!FigureFont.has(letter) && !isInvisible(letter)) {
                var other = FallbackFonts.of(letter).orElse(font).deriveFont(font.getSize2D());
                styled.addAttribute(TextAttribute.FONT, other, i, next);
            }
            i = next;
        }
        return new TextLayout(styled.getIterator(), MEASURE);
    }
}
