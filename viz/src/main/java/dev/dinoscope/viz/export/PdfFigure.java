package dev.dinoscope.viz.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Figures as vectors on a page of their own size, as LaTeX includes them.
final class PdfFigure {
    private PdfFigure() {}

    static void write(Figure figure, FigureStyle style, FigureInfo info, OutputStream out) throws IOException {
        float width = (float) style.width();
        float height = (float) figure.height(style);
        try (var document = new PDDocument();
                var fonts = new PdfBoxGraphics2DFontTextDrawer()) {
            var page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            var graphics = new PdfBoxGraphics2D(document, width, height);
            try {
                register(fonts);
                graphics.setFontTextDrawer(fonts);
                graphics.setColor(Color.WHITE);
                graphics.fill(new Rectangle2D.Double(0, 0, style.width(), height));
                figure.draw(graphics, style);
            } finally {
                graphics.dispose();
            }
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            describe(document, info);
            document.save(out);
        }
    }

    private static void register(PdfBoxGraphics2DFontTextDrawer fonts) throws IOException {
        try (var font = FigureFont.open()) {
            fonts.registerFont(FigureFont.atSize(1).getFontName(), font);
        }
    }

    private static void describe(PDDocument document, FigureInfo info) {
        var about = document.getDocumentInformation();
        about.setTitle(info.title());
        about.setSubject(info.caption());
        about.setCreator("Dinoscope");
        info.facts().forEach(about::setCustomMetadataValue);
    }
}
