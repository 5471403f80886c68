package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.action.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// Everything can be done with the keyboard, and everything has a name to be read aloud.
@ExtendWith(ApplicationExtension.class)
final class KeyboardTest {
    private static final Set<String> EDITING = Set.of("Shortcut+A", "Shortcut+C", "Shortcut+V", "Shortcut+X");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init") // set by start
    private Workbench workbench;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage window) {
        stage = window;
        var node = Example.node();
        workbench = OpenWorkbench.on(stage, () -> node, home);
    }

    @Stop
    void stop() {
        workbench.close();
    }

    @Test
    void everyActionIsInTheMenuAndItsKeysAreItsOwn() {
        var inMenu = OnFx.get(() -> ((MenuBar) find(".menu-bar"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .map(MenuItem::getId)
                        .collect(Collectors.toSet()));
        var taken = new ArrayList<KeyCombination>();
        assertThat(workbench.actions().all()).allSatisfy(action -> {
            assertThat(inMenu).contains("menu:" + action.id());
            assertThat(action.combinations()).noneMatch(KeyboardTest::isTyping);
            taken.addAll(action.combinations().toList());
        });
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(OnFx.get(() -> ((MenuBar) find(".menu-bar")).getMenus()))
                .allSatisfy(menu -> assertThat(menu.getText()).contains("_"));
    }

    @Test
    void theSheetListsEveryAction() throws TimeoutException {
        OnFx.run(() -> press(KeyCode.F1));
        // A scroll pane has its content once it was laid out, a pulse after it is there.
        OnFx.waitUntil(() -> !sheetTexts().isEmpty());
        assertThat(OnFx.get(this::sheetTexts))
                .containsAll(
                        workbench.actions().all().stream().map(Action::title).toList());
    }

    private List<String> sheetTexts() {
        var sheet = find("#shortcut-sheet");
        return sheet == null ? List.of() : labels(sheet);
    }

    @Test
    void thePaletteFindsAViewAndOpensIt() throws TimeoutException {
        OnFx.run(() -> press(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        OnFx.waitUntil(() -> find("#palette-field").isFocused());
        OnFx.run(() -> ((TextField) find("#palette-field")).setText("lnch"));
        OnFx.run(() -> press(KeyCode.ENTER));
        OnFx.waitUntil(() -> workbench.shell().frontView().equals("launch"));
        OnFx.run(() -> press(KeyCode.K, KeyCombination.SHORTCUT_DOWN));
        OnFx.waitUntil(() -> find("#palette-field").isFocused());
        var first =
                OnFx.get(() -> ((ListView<?>) find("#palette-list")).getItems().getFirst());
        assertThat(first)
                .as("what was chosen last comes first")
                .extracting("id")
                .isEqualTo("view.launch");
    }

    @Test
    void thePaletteKnowsRunsRecipesAndSettings() throws TimeoutException {
        OnFx.waitUntil(() -> workbench.session().runs().items().size() == 4);
        assertThat(kinds("pooling")).contains("Run");
        assertThat(kinds("clip")).contains("Run", "Recipe");
        assertThat(kinds("learning rate")).contains("Setting");
    }

    @Test
    void everyButtonHasANameAndCanBeReached() {
        for (var view : workbench.viewIds()) {
            OnFx.run(() -> workbench.shell().open(view));
            assertThat(OnFx.get(() -> buttons(stage.getScene().getRoot())))
                    .as(view)
                    .allSatisfy(button -> {
                        var bare = button.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY
                                || button.getText() == null
                                || button.getText().isBlank();
                        assertThat(bare && isBlank(button.getAccessibleText()))
                                .as("%s without a name", button)
                                .isFalse();
                        assertThat(button.isFocusTraversable())
                                .as("%s reached by Tab", button)
                                .isTrue();
                    });
        }
    }

    private List<String> kinds(String query) {
        return OnFx.get(() -> workbench.palette().find(query).stream()
                .map(item -> item.kind())
                .distinct()
                .toList());
    }

    /// Whether the keys would fire while somebody types or edits a text.
    private static boolean isTyping(KeyCombination keys) {
        return EDITING.stream().map(KeyCombination::valueOf).anyMatch(keys::equals)
                || (keys instanceof KeyCodeCombination code
                        && !code.getCode().isFunctionKey()
                        && code.getShortcut() != KeyCombination.ModifierValue.DOWN
                        && code.getControl() != KeyCombination.ModifierValue.DOWN
                        && code.getAlt() != KeyCombination.ModifierValue.DOWN);
    }

    private void press(KeyCode code, KeyCombination.Modifier... modifiers) {
        var down = Set.of(modifiers);
        var owner = stage.getScene().getFocusOwner();
        var target = owner == null ? stage.getScene().getRoot() : owner;
        // The scene looks for accelerators when no node has taken the key.
        target.fireEvent(new KeyEvent(
                KeyEvent.KEY_PRESSED,
                "",
                "",
                code,
                down.contains(KeyCombination.SHIFT_DOWN),
                down.contains(KeyCombination.SHORTCUT_DOWN),
                false,
                false));
    }

    private Node find(String selector) {
        return stage.getScene().lookup(selector);
    }

    private static List<ButtonBase> buttons(Node node) {
        var found = new ArrayList<ButtonBase>();
        visit(node, child -> {
            if (child instanceof ButtonBase button && button.getStyleClass().contains("button")) {
                found.add(button);
            }
        });
        return found;
    }

    private static List<String> labels(Node node) {
        var found = new ArrayList<String>();
        visit(node, child -> {
            if (child instanceof Label label) {
                found.add(label.getText());
            }
        });
        return found;
    }

    private static void visit(Node node, java.util.function.Consumer<Node> visitor) {
        visitor.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, visitor));
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
