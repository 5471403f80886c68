package dev.dinoscope.viz.pane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.viz.FxThread;
import dev.dinoscope.viz.raster.HeatMapPane;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class VizPaneTest {
    @Test
    void coloursFollowTheLookedUpColoursOfTheApplication() throws Exception {
        FxThread.call(() -> {
            var pane = new HeatMapPane();
            var root = new StackPane(pane);
            var scene = new Scene(root, 100, 100);
            scene.getStylesheets().add(VizPane.ATLANTAFX_STYLESHEET);
            root.setStyle(tokens("#0d1117", "#58a6ff"));
            root.applyCss();
            assertThat(pane.getTheme().dark()).isTrue();
            assertThat(pane.getTheme().accent()).isEqualTo(Color.web("#58a6ff"));
            assertThat(pane.getTheme().series()).isEqualTo(ChartTheme.DARK.series());
            root.setStyle(tokens("white", "#0969da"));
            root.applyCss();
            assertThat(pane.getTheme().dark()).isFalse();
            pane.setFixedTheme(ChartTheme.DARK);
            assertThat(pane.getTheme()).isEqualTo(ChartTheme.DARK);
            return true;
        });
    }

    private static String tokens(String background, String accent) {
        return String.format(
                Locale.ROOT,
                "-color-bg-default: %s; -color-fg-default: gray; -color-fg-muted: gray; -color-border-muted: gray; -color-accent-emphasis: %s;",
                background,
                accent);
    }
}
