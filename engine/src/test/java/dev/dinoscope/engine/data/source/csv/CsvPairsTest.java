package dev.dinoscope.engine.data.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.source.Collected;
import dev.dinoscope.engine.data.source.ImageFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

    @Test
    void columnsAreFoundInAnyCaseAndTheOthersAreNamed() throws IOException {
        for (var header : List.of("Image,Caption,Split", " IMAGE , caption,SPLIT ", "image\u00a0,Caption,split")) {
            var found = read(header + "\n1.jpg,a cat,val\n");
            assertThat(found.samples.getFirst().split()).as(header).isEqualTo("val");
            assertThat(found.captions()).containsExactly(List.of("a cat"));
            assertThat(found.passed()).isEmpty();
        }
        var named = read(
                "Img File,Words,Set,,words_2\n1.jpg,a cat,Validation,0,x\n",
                Map.of("image_column", "img_file", "caption_column", "WORDS", "split_column", "set"));
        assertThat(named.samples.getFirst().split()).isEqualTo("val");
        assertThat(named.passed())
                .containsExactly(
                        "column number 4, which has no name, is not used: 1 (" + folder.resolve("table.csv") + ")",
                        "column \"words_2\" is not used: 1 (" + folder.resolve("table.csv") + ")");
    }

    @Test
    void ofTwoColumnsOfOneNameTheFirstIsReadAndTheOtherNamed() throws IOException {
        var found = read("image,caption,Caption\n1.jpg,a cat,a dog\n");
        assertThat(found.captions()).containsExactly(List.of("a cat"));
        assertThat(found.passed()).singleElement().asString().startsWith("column \"Caption\" is not used");
    }

    @Test
    void eachTablesPathsStartFromItsOwnFolder() throws IOException {
        var tables = new HashMap<String, Object>();
        for (var split : List.of("train", "val", "test")) {
            Files.createDirectories(folder.resolve(split));
            var table = Files.writeString(folder.resolve(split + "/" + split + ".csv"), "image,caption\n0.png,a cat\n");
            tables.put(split.equals("train") ? "path" : split + "_path", table.toString());
        }
        var found = new Collected();
        var source = Configs.with(new CsvPairs(), tables);
        source.read(found);
        assertThat(found.ids()).containsExactly("train/0.png", "val/0.png", "test/0.png");
        assertThat(source.root().resolve(found.ids().get(1))).isEqualTo(folder.resolve("val/0.png"));
        assertThat(found.samples.get(2).image()).isEqualTo(new ImageFile(folder.resolve("test/0.png")));
        var together = new Collected();
        Configs.with(source, "images", folder.toString()).read(together);
        assertThat(together.ids()).containsExactly("0.png", "0.png", "0.png");
    }

    @Test
    void aColumnThatOnlyOneTableLacksIsNamedWithThatTable() throws IOException {
        var train = Files.writeString(folder.resolve("train.csv"), "image,caption\n0.png,a cat\n");
        var val = Files.writeString(folder.resolve("val.csv"), "image,words\n0.png,a cat\n");
        var source = Configs.with(new CsvPairs(), Map.of("path", train.toString(), "val_path", val.toString()));
        assertThatThrownBy(() -> source.read(new Collected()))
                .hasMessageContaining("the header has image, words (" + val + ")");
    }

    @Test
    void aTableForASplitIsThatSplitWhateverItsColumnSays() throws IOException {
        var train = Files.writeString(folder.resolve("train.csv"), "image,caption,split\n0.png,a cat,\n");
        var val = Files.writeString(folder.resolve("val.csv"), "image,caption,split\n1.png,a cat,train\n");
        var found = new Collected();
        Configs.with(new CsvPairs(), Map.of("path", train.toString(), "val_path", val.toString()))
                .read(found);
        assertThat(found.samples.getLast().split()).isEqualTo("val");
        assertThat(found.passed())
                .containsExactly(
                        "lines without a split, which are trained on: 1 (" + train + ")",
                        "column \"split\" where the table itself is given as one: 1 (" + val + ": train)");
    }

    @Test
    void otherEncodingsAreReadOrNamedWithTheirLine() throws IOException {
        var text = "image,caption\n1.jpg,une café\n2.jpg,\"deux\nlignes 😀\"\n";
        for (var charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-8")) {
            for (var mark : List.of("\uFEFF", "")) {
                var found = readBytes((mark + text).getBytes(Charset.forName(charset)));
                assertThat(found.captions())
                        .as(charset + mark.length())
                        .containsExactly(List.of("une café"), List.of("deux\nlignes 😀"));
            }
        }
        var latin = readBytes(text.replace("😀", "").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.ids()).containsExactly("2.jpg");
        assertThat(latin.rejected)
                .containsExactly("LINE " + folder.resolve("table.csv")
                        + " line 2: in its caption: byte 0xE9 is not UTF-8; save the text as UTF-8");
    }

    private Collected readBytes(byte[] bytes) throws IOException {
        var table = Files.write(folder.resolve("table.csv"), bytes);
        var found = new Collected();
        Configs.with(new CsvPairs(), "path", table.toString()).read(found);
        return found;
    }

    @Test
    void oldMacsLineBreaksAndEmptyLinesAndTabsInCsvAreRead() throws IOException {
        assertThat(read("image,caption\r1.jpg,a cat\r2.jpg,a dog\r").ids()).containsExactly("1.jpg", "2.jpg");
        assertThat(read("\n\nimage\tcaption\n\n1.jpg\ta cat, asleep\n").captions())
                .containsExactly(List.of("a cat, asleep"));
    }

    @Test
    void aCellOfMillionsOfCharactersCostsItsLineOnly() throws IOException {
        for (var quote : List.of("", "\"")) {
            var huge = quote + "long ".repeat(500_000) + quote;
            var found = read("image,caption\n1.jpg,a cat\n2.jpg," + huge + "\n3.jpg,a dog\n");
            assertThat(found.ids()).containsExactly("1.jpg", "3.jpg");
            assertThat(found.rejected)
                    .containsExactly(
                            "LINE " + folder.resolve("table.csv") + " line 3: is longer than a million characters");
        }
    }

    @Test
    void whatIsNoTextIsRefusedAndALineWithoutAnImageNamed() throws IOException {
        assertThatThrownBy(() -> read("PK\u0003\u0004\0\0abc\n")).hasMessageContaining("is no text");
        assertThat(read("image,caption\n,a cat\n").rejected)
                .containsExactly("IMAGE " + folder.resolve("table.csv") + " line 2: names no image");
    }

    @Test
    void pathsInTheSpellingOfOtherSystemsAreFound() throws IOException {
        Files.createDirectories(folder.resolve("img"));
        Files.writeString(folder.resolve("img/1.jpg"), "x");
        Files.writeString(folder.resolve("img/caf\u00e9.jpg"), "x");
        assertThat(read("image,caption\nimg\\1.jpg,a\nimg/cafe\u0301.jpg,b\nimg\\2.jpg,c\n")
                        .ids())
                .containsExactly("img/1.jpg", "img/caf\u00e9.jpg", "img\\2.jpg");
    }

    @Test
    void aListOfCaptionsMayLackOne() throws IOException {
        assertThat(read("image,caption\n1.jpg,\"[\"\"one\"\", NaN, null, \"\"two\"\"]\"\n")
                        .captions())
                .containsExactly(List.of("one", "NaN", "two"));
    }
}
