package dev.dinoscope.viz.export;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The letters of figures: Liberation Sans, which has the widths of Arial and Helvetica that journals ask for, knows
/// Greek and may be embedded (SIL Open Font License). PDFBox brings it, so that no machine lacks it.
final class FigureFont {
    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final Font FONT = load();

    private FigureFont() {}

    static Font atSize(double points) {
        return FONT.deriveFont((float) points);
    }

    static boolean has(int letter) {
        return FONT.canDisplay(letter) && !Character.isISOControl(letter);
    }

    static InputStream open() {
        return Objects.requireNonNull(FigureFont.class.getResourceAsStream(RESOURCE), RESOURCE);
    }

    private static Font load() {
        try (var file = open()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException fault) {
            throw new UncheckedIOException("the font of figures cannot be read", fault);
        } catch (FontFormatException impossible) {
            throw new IllegalStateException("PDFBox ships a broken font", impossible);
        }
    }
}
