package dev.dinoscope.app.palette;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A field to type in and what it finds. The keyboard stays in the field: arrows move through the list, Enter
/// chooses.
public final class PalettePane extends VBox {
    private static final int ROWS = 11;
    private static final double ROW = 34;

    private final CustomTextField field = new CustomTextField();
    private final ListView<PaletteItem> list = new ListView<>();
    private final PaletteModel model;
    private final Runnable close;

    /// @param close hides the palette
    public PalettePane(PaletteModel model, Runnable close) {
        this.model = model;
        this.close = close;
        setId("palette");
        getStyleClass().add("palette");
        setMaxSize(640, Region.USE_PREF_SIZE);
        setPrefWidth(640);
        field.setId("palette-field");
        field.setPromptText("Actions, views, runs, recipes, settings");
        field.setAccessibleText("Find an action, view, run, recipe or setting");
        field.setLeft(new FontIcon(Feather.SEARCH));
        list.setId("palette-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Nothing fits. Fewer letters find more."));
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 1) {
                choose();
            }
        });
        field.textProperty().subscribe(this::find);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        getChildren().addAll(field, list);
    }

    /// Ready to type into.
    public void begin() {
        field.clear();
        find("");
        field.requestFocus();
    }

    private void find(String text) {
        var found = model.find(text);
        list.getItems().setAll(found);
        list.setPrefHeight(ROW * Math.clamp(found.size(), 3, ROWS) + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS);
            case PAGE_UP -> move(-ROWS);
            case ENTER -> choose();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        var count = list.getItems().size();
        if (count > 0) {
            var at = list.getSelectionModel().getSelectedIndex() + by;
            // Steps go around the ends, pages stop there.
            var to = Math.abs(by) == 1 ? Math.floorMod(at, count) : Math.clamp(at, 0, count - 1);
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - ROWS / 2));
        }
    }

    private void choose() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            model.choose(chosen);
        }
    }

    /// Icon, title, detail in grey; kind and keys at the right.
    private static final class Cell extends ListCell<PaletteItem> {
        private final FontIcon icon = new FontIcon(Feather.CIRCLE);
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label kind = new Label();
        private final Label keys = new Label();
        private final HBox box = new HBox(icon, title, detail, new Spacer(), keys, kind);

        Cell() {
            box.getStyleClass().add("palette-item");
            box.setAlignment(Pos.CENTER_LEFT);
            title.setMinWidth(Region.USE_PREF_SIZE);
            detail.getStyleClass().add(Styles.TEXT_MUTED);
            detail.setTextOverrun(OverrunStyle.ELLIPSIS);
            kind.getStyleClass().addAll(Styles.TEXT_MUTED, "palette-kind");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            keys.getStyleClass().add("key-text");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            // The list is as wide as the palette: a long detail is cut, not scrolled to.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PaletteItem item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            icon.setIconCode(item.icon());
            title.setText(item.title());
            detail.setText(item.detail());
            kind.setText(item.kind());
            keys.setText(item.keys());
            setAccessibleText(item.kind() + ": " + item.title());
            setGraphic(box);
        }
    }
}
