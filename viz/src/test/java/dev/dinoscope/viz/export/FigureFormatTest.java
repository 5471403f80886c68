package dev.dinoscope.viz.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.viz.chart.CurveKey;
import dev.dinoscope.viz.chart.CurvesFigure;
import dev.dinoscope.viz.chart.CurvesModel;
import dev.dinoscope.viz.chart.XAxis;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.patch.Patch;
import dev.dinoscope.viz.patch.PatchesFigure;
import dev.dinoscope.viz.raster.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFormatTest {
    private static final String LABEL = "warm start, τ = 0.07, λ ≤ ½";
    private static final String TAG = "loss/∂L αβγΔΣΩ";

    @TempDir
    Path directory;

    private static Figure curves() {
        var model = new CurvesModel();
        for (int step = 1; step <= 20_000; step++) {
            model.append(new CurveKey(LABEL, TAG), step, step, 4 * Math.exp(-step / 5000.0) + Math.sin(step) / 20);
            model.append(new CurveKey("baseline", TAG), step, step, 4.4 * Math.exp(-step / 6000.0));
        }
        return new CurvesFigure(new CurvesFigure.CurvesLook(0.6, false, XAxis.STEP), Map.of())
                .add(TAG, model, Map.of(LABEL, 0, "baseline", 9));
    }

    private static Figure patches() {
        var coarse = new PatchesFigure.PatchMaps(2, 2, new float[] {-1, 0, 0.5f, 1}, new float[12], new Patch(1, 1));
        var fine = new PatchesFigure.PatchMaps(3, 3, new float[9], new float[27], null);
        var tile = new PatchesFigure.Tile(new RgbImage(4, 4, new byte[48]), List.of(coarse, fine));
        return new PatchesFigure(
                List.of(tile, tile),
                new PatchesFigure.MapLook(ColourMaps.COOLWARM, ValueRange.COSINE, 0.7, false, "Cosine"));
    }

    private static FigureInfo info() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("run 1", LABEL + ", step 20000, recipe 3f2a");
        return new FigureInfo("loss", "The loss falls.", facts);
    }

    private Path write(Figure figure, FigureFormat format) throws IOException {
        var file = directory.resolve("figure." + format.extension());
        format.write(figure, FigureStyle.oneColumn(), info(), file);
        return file;
    }

    @Test
    void pdfHasTextWithEmbeddedSubsetFontsAndVectorCurves() throws IOException {
        try (var document = Loader.loadPDF(write(curves(), FigureFormat.PDF).toFile())) {
            var page = document.getPage(0);
            assertThat((double) page.getMediaBox().getWidth()).isEqualTo(FigureStyle.ONE_COLUMN);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("τ = 0.07, λ ≤ ½", "αβγΔΣΩ", "baseline", "Step");
            var form = page.getResources()
                    .getXObject(page.getResources().getXObjectNames().iterator().next());
            var resources = ((org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject) form).getResources();
            int fonts = 0;
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+LiberationSans");
                fonts++;
            }
            assertThat(fonts).isPositive();
            assertThat(resources.getXObjectNames()).isEmpty();
            assertThat(document.getDocumentInformation().getCustomMetadataValue("run 1"))
                    .contains("recipe 3f2a");
        }
    }

    @Test
    void svgKeepsTextAndSaysWhereItComesFrom() throws IOException {
        var text = Files.readString(write(curves(), FigureFormat.SVG));
        assertThat(text).contains("<title", "τ = 0.07", "<metadata", "recipe 3f2a", "viewBox=\"0 0 234.0");
        assertThat(Files.readString(write(patches(), FigureFormat.SVG))).contains("data:image/png;base64,");
    }

    @Test
    void pngHasTheResolutionItStates() throws IOException {
        var file = write(patches(), FigureFormat.PNG);
        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(975);
        var bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("pHYs", "iTXt", "recipe 3f2a");
    }

    @Test
    void aNameAsksForItsFormat() {
        assertThat(FigureFormat.of(Path.of("a/Loss.PDF"))).isEqualTo(FigureFormat.PDF);
        assertThatThrownBy(() -> FigureFormat.of(Path.of("loss.eps")))
                .hasMessage("loss.eps — expected a name that ends in .png or .pdf or .svg");
    }

    @Test
    void aFailedWriteLeavesNothing() {
        Figure broken = new Figure() {
            @Override
            public double height(FigureStyle style) {
                return 100;
            }

            @Override
            public void draw(java.awt.Graphics2D graphics, FigureStyle style) {
                throw new IllegalStateException("no values");
            }
        };
        assertThatThrownBy(() -> write(broken, FigureFormat.PDF)).hasMessageContaining("no values");
        assertThat(directory).isEmptyDirectory();
    }
}
