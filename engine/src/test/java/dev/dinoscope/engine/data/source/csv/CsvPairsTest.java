package dev.dinoscope.engine.data.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.source.Collected;
import dev.dinoscope.engine.data.source.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvPairsTest {
    @TempDir
    private Path folder;

    private Collected read(String text, Map<String, String> settings) throws IOException {
        var table = Files.writeString(folder.resolve("table.csv"), text);
        var found = new Collected();
        Configs.with(Configs.with(new CsvPairs(), settings), "path", table.toString())
                .read(found);
        return found;
    }

    private Collected read(String text) throws IOException {
        return read(text, Map.of());
    }

    @Test
    void openClipsFormHasTabsAndFilepathAndTitle() throws IOException {
        var found = read("filepath\ttitle\nimages/1.jpg\ta cat, asleep\n/abs/2.jpg\ttwo \"dogs\"\n");
        assertThat(found.ids()).containsExactly("images/1.jpg", "/abs/2.jpg");
        assertThat(found.captions()).containsExactly(List.of("a cat, asleep"), List.of("two \"dogs\""));
        assertThat(found.samples.getFirst().image()).isEqualTo(new ImageFile(folder.resolve("images/1.jpg")));
        assertThat(found.samples.getLast().image()).isEqualTo(new ImageFile(Path.of("/abs/2.jpg")));
    }

    @Test
    void cyclipsFormHasCommasAndQuotesAndExcelWritesAByteOrderMark() throws IOException {
        var found = read("\uFEFFimage,caption\r\n1.jpg,\"a \"\"big\"\" cat, asleep\non a mat\"\r\n2.jpg,dog\r\n");
        assertThat(found.captions()).containsExactly(List.of("a \"big\" cat, asleep\non a mat"), List.of("dog"));
        assertThat(found.rejected).isEmpty();
    }

    @Test
    void flickrsTablesHaveBarsOrJsonListsAndSplits() throws IOException {
        var bars = read("image_name| comment_number| comment\n1.jpg| 0| Two men .\n1.jpg| 1| They talk .\n");
        assertThat(bars.captions()).containsExactly(List.of("Two men ."), List.of("They talk ."));
        var lists = read("""
                raw,sentids,split,filename,img_id
                "[""Two men."", ""They talk.""]","[0, 1]",val,1.jpg,0
                """);
        assertThat(lists.captions()).containsExactly(List.of("Two men.", "They talk."));
        assertThat(lists.samples.getFirst().split()).isEqualTo("val");
    }

    @Test
    void aMissingColumnIsNamedWithTheNearestOne() {
        assertThatThrownBy(() -> read("img_file,words\n1.jpg,cat\n", Map.of("image_column", "img_fiel")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("data.source.image_column: img_fiel — no such column; did you mean img_file?");
        assertThatThrownBy(() -> read("img_file,words\n1.jpg,cat\n"))
                .hasMessageContaining("the header has img_file, words");
        assertThatThrownBy(() -> Configs.with(new CsvPairs(), "path", folder + "/nowhere/table.csv")
                        .root())
                .hasMessageContaining("no such file; there is " + folder + ", but no nowhere/table.csv in it");
    }

    @Test
    void linesThatDoNotFitAreNamedAndTheRestIsRead() throws IOException {
        var found = read(
                "image,caption\n1.jpg,a cat, asleep\n2.jpg\nhttps://x.org/3.jpg,cat\na\0b,cat\n4.jpg,\"Nice\" dog\n");
        assertThat(found.ids()).containsExactly("4.jpg");
        assertThat(found.captions()).containsExactly(List.of("Nice dog"));
        assertThat(found.rejected)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("LINE").contains("table.csv line 2: 3 cells instead of"),
                        line -> assertThat(line).contains("line 3: 1 cells"),
                        line -> assertThat(line).startsWith("IMAGE").contains("line 4: a web address"),
                        line -> assertThat(line).contains("line 5: \"a\0b\" is not a path"));
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedAndMayBeTakenAsText() throws IOException {
        var text = "image,caption\n1.jpg,cat\n2.jpg,\"a dog\n3.jpg,hen\n";
        var found = read(text);
        assertThat(found.ids()).containsExactly("1.jpg");
        assertThat(found.rejected)
                .singleElement()
                .asString()
                .startsWith("FILE")
                .contains("line 3", "data.source.quote");
        assertThat(read(text, Map.of("quote", "")).captions())
                .containsExactly(List.of("cat"), List.of("\"a dog"), List.of("hen"));
        var swallowed = "image,caption\n1.jpg,\"cat\n" + "x.jpg,cat\n".repeat(30) + "2.jpg,dog\"\n3.jpg,hen\n";
        assertThat(read(swallowed).rejected)
                .singleElement()
                .asString()
                .startsWith("LINE 32 ")
                .contains("a quote that opens here is closed");
    }
}
