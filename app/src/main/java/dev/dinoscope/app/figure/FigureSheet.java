package dev.dinoscope.app.figure;

import atlantafx.base.theme.Styles;
import dev.dinoscope.app.task.Newest;
import dev.dinoscope.viz.export.FigureFormat;
import dev.dinoscope.viz.export.FigureStyle;
import dev.dinoscope.viz.export.PngFigure;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How a figure will look, and where it goes.
public final class FigureSheet extends VBox {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final double PREVIEW_WIDTH = 520;
    private static final double PREVIEW_HEIGHT = 330;

    private final ViewFigure source;
    private final Newest<BufferedImage> previews;
    private final ComboBox<FigureFormat> format = new ComboBox<>();
    private final Spinner<Double> width;
    private final Spinner<Integer> dpi;
    private final TextField file = new TextField();
    private final ImageView preview = new ImageView();
    private final Label problem = new Label();

    /// What the user has decided.
    ///
    /// @param millimetres width of the figure
    public record Choice(FigureFormat format, int dpi, double millimetres, Path file) {
        public FigureStyle style() {
            return new FigureStyle(millimetres / MILLIMETRES_PER_INCH * FigureStyle.POINTS_PER_INCH, 8, dpi);
        }
    }

    /// @param first what is proposed
    /// @param fx the JavaFX thread
    /// @param save takes the choice
    /// @param copy takes the caption
    public FigureSheet(ViewFigure source, Choice first, Executor fx, Consumer<Choice> save, Consumer<String> copy) {
        this.source = source;
        previews = Newest.on(
                "figure-preview", fx, this::show, fault -> problem.setText(String.valueOf(fault.getMessage())));
        width = new Spinner<>(30, 500, first.millimetres(), 5);
        dpi = new Spinner<>(72, 1200, first.dpi(), 50);
        format.getItems().setAll(FigureFormat.values());
        format.setValue(first.format());
        file.setText(first.file().toString());
        setId("figure-sheet");
        getStyleClass().add("figure-sheet");
        setSpacing(12);
        problem.getStyleClass().add(Styles.DANGER);
        problem.setWrapText(true);
        getChildren().addAll(picture(), form(), caption(copy), problem, saveButton(save));
        format.valueProperty().subscribe((_, now) -> file.setText(withEnding(file.getText(), now)));
        width.valueProperty().subscribe(() -> draw());
        draw();
        // Not at once: it is in no scene yet.
        sceneProperty().subscribe((_, scene) -> {
            if (scene == null) {
                previews.forget();
            }
        });
    }

    /// Whether the preview is there.
    public boolean settled() {
        return !previews.busy();
    }

    private StackPane picture() {
        preview.setId("figure-preview");
        preview.setPreserveRatio(true);
        preview.setSmooth(true);
        preview.setFitWidth(PREVIEW_WIDTH);
        preview.setFitHeight(PREVIEW_HEIGHT);
        var paper = new StackPane(preview);
        paper.setMinSize(PREVIEW_WIDTH + 20, PREVIEW_HEIGHT + 20);
        paper.getStyleClass().add("figure-paper");
        return paper;
    }

    private GridPane form() {
        for (var spinner : new Spinner<?>[] {width, dpi}) {
            spinner.setEditable(true);
            spinner.setPrefWidth(110);
        }
        format.setId("figure-format");
        file.setId("figure-file");
        var column = new Button("One column");
        column.setOnAction(_ -> width.getValueFactory().setValue(82.5));
        var page = new Button("Two columns");
        page.setOnAction(_ -> width.getValueFactory().setValue(174.6));
        var widths = new HBox(8, width, new Label("mm"), column, page);
        widths.setAlignment(Pos.CENTER_LEFT);
        var pixels = new HBox(8, dpi, new Label("dots per inch, of PNG and of images inside"));
        pixels.setAlignment(Pos.CENTER_LEFT);
        var form = new GridPane(12, 8);
        form.addRow(0, new Label("Format"), format);
        form.addRow(1, new Label("Width"), widths);
        form.addRow(2, new Label("Resolution"), pixels);
        form.addRow(3, new Label("File"), file);
        GridPane.setHgrow(file, Priority.ALWAYS);
        return form;
    }

    private HBox caption(Consumer<String> copy) {
        var text = new TextArea(source.caption());
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(3);
        text.setPrefWidth(440);
        text.setAccessibleText("Caption");
        var button = new Button("Copy caption", new FontIcon(Feather.CLIPBOARD));
        button.setOnAction(_ -> copy.accept(source.caption()));
        HBox.setHgrow(text, Priority.ALWAYS);
        return new HBox(8, text, button);
    }

    private Button saveButton(Consumer<Choice> save) {
        var button = new Button("Save figure", new FontIcon(Feather.DOWNLOAD));
        button.setId("figure-save");
        button.getStyleClass().add(Styles.ACCENT);
        button.setDefaultButton(true);
        button.setOnAction(_ -> {
            try {
                var target = Path.of(file.getText().strip());
                var choice = new Choice(FigureFormat.of(target), dpi.getValue(), width.getValue(), target);
                problem.setText("");
                save.accept(choice);
            } catch (IllegalArgumentException wrong) {
                problem.setText(wrong.getMessage());
            }
        });
        return button;
    }

    private void draw() {
        // Twice the pixels of the preview keep it sharp on screens of high resolution.
        double points = width.getValue() / MILLIMETRES_PER_INCH * FigureStyle.POINTS_PER_INCH;
        double height = source.figure().height(new FigureStyle(points, 8, 72));
        double scale = Math.min(PREVIEW_WIDTH / points, PREVIEW_HEIGHT / height);
        int resolution = (int) Math.clamp(2 * scale * FigureStyle.POINTS_PER_INCH, 36, 600);
        var style = new FigureStyle(points, 8, resolution);
        previews.request(() -> PngFigure.draw(source.figure(), style, resolution));
    }

    private void show(BufferedImage drawn) {
        var image = new WritableImage(drawn.getWidth(), drawn.getHeight());
        int[] pixels = drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        drawn.getWidth(),
                        drawn.getHeight(),
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        drawn.getWidth());
        preview.setImage(image);
    }

    private static String withEnding(String name, FigureFormat format) {
        return name.replaceFirst("(?i)\\.(png|pdf|svg)$", "") + "." + format.extension();
    }
}
