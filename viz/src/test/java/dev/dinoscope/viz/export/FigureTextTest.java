package dev.dinoscope.viz.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTextTest {
    /// No character: no font of any machine has it.
    private static final String NOWHERE = "\uFDD0";

    private static final String TAG_CHARACTERS = "run\t1\n";
    private static final List<String> SCRIPTS =
            List.of("تجربة", "实验", "प्रयोग", "ניסוי", "실험", "🚀", "ทดลอง", "e\u0301", "≤ ∂ ﬁ", "\uD83D");

    @TempDir
    Path directory;

    @Test
    void eachScriptHasLettersOrCodesAndNeverBoxes() {
        var font = FigureFont.atSize(20);
        for (var text : SCRIPTS) {
            var missing = FigureText.missing(List.of(text));
            assertThat(FigureText.width(text, font)).as(text).isPositive();
            assertThat(ink(text)).as(text + " leaves ink").isPositive();
            if (!missing.isEmpty()) {
                var code = String.format(Locale.ROOT, "U+%04X", missing.codePointAt(0));
                assertThat(FigureText.width(text, font)).isGreaterThanOrEqualTo(FigureText.width(code, font) - 1);
            }
        }
    }

    @Test
    void aLetterThatNoFontHasIsItsCodeAndIsTold() {
        assertThat(FigureText.missing(List.of("run " + NOWHERE, NOWHERE))).isEqualTo(NOWHERE);
        var font = FigureFont.atSize(20);
        assertThat(FigureText.width("a" + NOWHERE, font)).isEqualTo(FigureText.width("aU+FDD0", font));
    }

    @Test
    void whatDoesNotFitIsCut() {
        var font = FigureFont.atSize(20);
        assertThat(FigureText.fit("run 1", font, 100)).isEqualTo("run 1");
        for (var text : List.of("a very long name of a run", "实验实验实验实验", "🚀🚀🚀🚀🚀🚀")) {
            var cut = FigureText.fit(text, font, 100);
            assertThat(cut).endsWith("…");
            assertThat(FigureText.width(cut, font)).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void controlCharactersLeaveNoBoxes() {
        var font = FigureFont.atSize(20);
        assertThat(FigureText.width(TAG_CHARACTERS, font)).isEqualTo(FigureText.width("run 1 ", font));
        assertThat(FigureText.missing(List.of(TAG_CHARACTERS))).isEmpty();
    }

    @Test
    void vectorFilesHoldLatinAsTextAndOthersAsOutlines() throws IOException {
        var figure = new Labels();
        for (var format : FigureFormat.values()) {
            format.write(
                    figure,
                    FigureStyle.oneColumn(),
                    new FigureInfo("t", "c", new LinkedHashMap<>()),
                    directory.resolve("f." + format.extension()));
        }
        var svg = Files.readString(directory.resolve("f.svg"));
        assertThat(svg).contains(">baseline</text").contains("<path");
        try (var document = Loader.loadPDF(directory.resolve("f.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("baseline", "U+FDD0");
        }
        assertThat(directory.resolve("f.png")).isNotEmptyFile();
    }

    private static long ink(String text) {
        var image = new BufferedImage(300, 60, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        FigureText.draw(graphics, text, FigureFont.atSize(20), 10, 40);
        graphics.dispose();
        long ink = 0;
        for (int pixel : image.getRGB(0, 0, 300, 60, null, 0, 300)) {
            ink += (pixel & 255) > 100 ? 1 : 0;
        }
        return ink;
    }

    /// A label in each script.
    private static final class Labels implements Figure {
        @Override
        public double height(FigureStyle style) {
            return 200;
        }

        @Override
        public void draw(java.awt.Graphics2D graphics, FigureStyle style) {
            graphics.setColor(Color.BLACK);
            double y = 10;
            for (var text : SCRIPTS) {
                FigureText.draw(graphics, text, style.font(), 5, y);
                y += 12;
            }
            FigureText.draw(graphics, "baseline", style.font(), 5, y);
            FigureText.draw(graphics, NOWHERE, style.font(), 5, y + 12);
        }
    }
}
