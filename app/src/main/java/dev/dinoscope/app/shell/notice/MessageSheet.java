package dev.dinoscope.app.shell.notice;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// Everything that was said in this session, newest first: cards go after some seconds.
public final class MessageSheet extends ScrollPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// @param showDetails shows a notice with its details
    public MessageSheet(Notices notices, Consumer<Notice> showDetails) {
        setId("message-sheet");
        getStyleClass().add("message-sheet");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefViewportWidth(680);
        setPrefViewportHeight(380);
        var lines = new GridPane();
        lines.getStyleClass().add("message-lines");
        var text = new ColumnConstraints();
        text.setHgrow(Priority.ALWAYS);
        lines.getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints(), text);
        for (var said : notices.history().reversed()) {
            add(lines, said, showDetails);
        }
        if (notices.history().isEmpty()) {
            var none = new Label("Nothing was said in this session.");
            none.getStyleClass().add(Styles.TEXT_MUTED);
            lines.add(none, 0, 0, 3, 1);
        }
        setContent(lines);
    }

    private static void add(GridPane lines, Notices.Said said, Consumer<Notice> showDetails) {
        var notice = said.notice();
        var icon = new Label("", new FontIcon(notice.level().icon()));
        icon.getStyleClass().addAll("message-icon", notice.level().styleClass());
        icon.setAccessibleText(notice.level().name().toLowerCase(Locale.ROOT));
        var time = new Label(TIME.format(said.at().atZone(ZoneId.systemDefault())));
        time.getStyleClass().add("text-muted");
        time.setMinWidth(Region.USE_PREF_SIZE);
        var text = new Label(notice.text());
        text.setWrapText(true);
        lines.addRow(lines.getRowCount(), top(time), top(icon), top(text));
        if (!notice.details().isEmpty()) {
            var details = new Button("Details");
            details.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
            details.setMinWidth(Region.USE_PREF_SIZE);
            details.setOnAction(_ -> showDetails.accept(notice));
            lines.add(top(details), 3, lines.getRowCount() - 1);
        }
    }

    private static Node top(Node node) {
        GridPane.setValignment(node, VPos.TOP);
        return node;
    }
}
