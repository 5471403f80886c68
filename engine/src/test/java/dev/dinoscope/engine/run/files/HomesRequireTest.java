package dev.dinoscope.engine.run.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomesRequireTest {
    @TempDir
    Path folder;

    @Test
    void aHomeIsMadeAndLeftEmpty() throws IOException {
        var homes = new Homes(folder.resolve("a/home"), folder.resolve("cache"));
        assertThatCode(homes::require).doesNotThrowAnyException();
        try (var entries = Files.list(homes.home())) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void whereNothingCanBeKeptTheCureIsNamed() throws IOException {
        var inTheWay = Files.writeString(folder.resolve("file"), "");
        var home = inTheWay.resolve("dinoscope");
        assertThatThrownBy(() -> new Homes(home, folder).requireHome())
                .isInstanceOf(UnusableFolderException.class)
                .hasMessageStartingWith(home + " cannot be written (")
                .hasMessageContaining("set DINOSCOPE_HOME to a folder");
        assertThatThrownBy(() -> new Homes(folder, home).require()).hasMessageContaining("set DINOSCOPE_CACHE to");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileSystemThatTakesNoFilesIsRefusedThoughItsFoldersAreThere() {
        // /proc lets nobody make a file, root neither.
        assertThatThrownBy(() -> new Homes(Path.of("/proc/self"), folder).requireHome())
                .isInstanceOf(UnusableFolderException.class);
    }
}
