package dev.dinoscope.viz.export;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Figures as vectors with text that stays text.
final class SvgFigure {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FACTS = "urn:dinoscope:figure";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private SvgFigure() {}

    static void write(Figure figure, FigureStyle style, FigureInfo info, OutputStream out) throws IOException {
        double height = figure.height(style);
        var document = document();
        var context = SVGGeneratorContext.createDefault(document);
        context.setComment("Dinoscope");
        context.setImageHandler(new InlineImages());
        var graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension((int) Math.ceil(style.width()), (int) Math.ceil(height)));
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, style.width(), height));
        figure.draw(graphics, style);
        var root = graphics.getRoot();
        root.setAttributeNS(null, "width", style.width() + "pt");
        root.setAttributeNS(null, "height", height + "pt");
        root.setAttributeNS(null, "viewBox", "0 0 " + style.width() + " " + height);
        describe(document, root, info);
        graphics.stream(root, new OutputStreamWriter(out, StandardCharsets.UTF_8), true, false);
    }

    private static Document document() {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return builder.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("every JDK has an XML builder", impossible);
        }
    }

    private static void describe(Document document, Element root, FigureInfo info) {
        var metadata = document.createElementNS(NAMESPACE, "metadata");
        metadata.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:dinoscope", FACTS);
        info.facts().forEach((name, value) -> {
            var fact = document.createElementNS(FACTS, "dinoscope:fact");
            fact.setAttribute("name", name);
            fact.setTextContent(value);
            metadata.appendChild(fact);
        });
        root.insertBefore(metadata, root.getFirstChild());
        root.insertBefore(text(document, "desc", info.caption()), metadata);
        root.insertBefore(text(document, "title", info.title()), root.getFirstChild());
    }

    private static Element text(Document document, String name, String content) {
        var element = document.createElementNS(NAMESPACE, name);
        element.setTextContent(content);
        return element;
    }

    /// Images inside the file: a figure is one file.
    private static final class InlineImages extends DefaultImageHandler {
        @Override
        protected void handleHREF(java.awt.Image image, Element element, SVGGeneratorContext context)
                throws SVGGraphics2DIOException {
            if (!(image instanceof java.awt.image.RenderedImage pixels)) {
                throw new SVGGraphics2DIOException("figures draw images of known pixels only");
            }
            handleHREF(pixels, element, context);
        }

        @Override
        protected void handleHREF(java.awt.image.RenderedImage image, Element element, SVGGeneratorContext context)
                throws SVGGraphics2DIOException {
            var png = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", png);
            } catch (IOException fault) {
                throw new SVGGraphics2DIOException("an image of the figure cannot be written", fault);
            }
            element.setAttributeNS(
                    XLINK,
                    "xlink:href",
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
        }
    }
}
