package dev.dinoscope.engine.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.catalogue.SourceRecognition;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.TestImages;
import dev.dinoscope.engine.data.source.csv.CsvPairs;
import dev.dinoscope.engine.data.source.folder.ImageFolder;
import dev.dinoscope.engine.data.source.json.CocoCaptions;
import dev.dinoscope.engine.data.source.json.KarpathyCaptions;
import dev.dinoscope.engine.data.source.tar.WebDataset;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
    @TempDir
    private Path folder;

    private DataReport check(String table) throws IOException {
        var file = Files.writeString(folder.resolve("pairs.tsv"), table);
        var source = (IndexedSource) SourceRecognition.of(file.toString());
        try (var index = source.index(folder.resolve("cache"), Progress.NONE, () -> false)) {
            var tokenizer = BytePairTrainer.train(CaptionSample.of(index.pairs()), 600);
            return new DataCheck(Progress.NONE, () -> false).of(index, tokenizer, 8, 0.01);
        }
    }

    @Test
    void whatIsWrongIsCountedAndNamed() throws IOException {
        for (int i = 0; i < 12; i++) {
            TestImages.write(folder.resolve(i + ".jpg"), i);
        }
        Files.copy(folder.resolve("3.jpg"), folder.resolve("copy.jpg"));
        TestImages.write(folder.resolve("wordless.jpg"), 99);
        Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(TestImages.jpeg(50), 400));
        Files.writeString(folder.resolve("text.png"), "<html>");
        var grey = new BufferedImage(300, 700, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(grey, "png", folder.resolve("grey.png").toFile());
        var table = new StringBuilder("filepath\ttitle\n");
        for (int i = 0; i < 12; i++) {
            table.append(i).append(".jpg\ta picture\n");
        }
        table.append("copy.jpg\tone two three four five six seven eight nine\ncut.jpg\tx\ntext.png\ty\ngrey.png\tz\n");
        table.append("gone.jpg\tw\nwordless.jpg\t\n");

        var report = check(table.toString());
        assertThat(report.pairs()).isEqualTo(17);
        assertThat(report.images().formats()).containsEntry("JPEG", 14).containsEntry("PNG", 1);
        assertThat(report.images().colours()).containsEntry("grey", 1).containsEntry("colour", 14);
        assertThat(report.images().shorterSides()).containsEntry("256–383", 1);
        assertThat(report.images().largest()).isEqualTo(700);
        assertThat(report.images().brokenNamed())
                .hasSize(2)
                .anySatisfy(name -> assertThat(name).contains("cut.jpg"))
                .anySatisfy(name -> assertThat(name).contains("text.png"));
        assertThat(report.copies().exact()).isOne();
        assertThat(report.copies().acrossSplits()).isZero();
        assertThat(report.copies().named().getFirst()).isEqualTo("3.jpg and copy.jpg: the same");
        assertThat(report.captions().repeated()).isEqualTo(11);
        assertThat(report.captions().mostRepeated()).containsEntry("a picture", 12);
        assertThat(report.captions().cutShare()).isEqualTo(1.0 / 16);
        assertThat(report.rejects().images()).isOne();
        assertThat(report.rejects().captions()).isOne();
        assertThat(report.verdict().isUsable()).isFalse();
        assertThat(report.verdict().problems().getFirst()).contains("3 of 18 images are missing or broken");
    }

    @Test
    void theReportShowsVerdictLineBreaksAndWhatIsPassedOver() throws IOException {
        var table = new StringBuilder("filepath\ttitle\twidth\tsplit\n");
        for (int i = 0; i < 6; i++) {
            TestImages.write(folder.resolve(i + ".jpg"), i);
            table.append(i).append(".jpg\t\"two\nlines ").append(i).append("\"\t24\t");
            table.append(i < 4 ? "train" : "val").append('\n');
        }
        var report = check(table.toString());
        assertThat(report.captions().withLineBreaks()).isEqualTo(6);
        assertThat(report.verdict().problems()).isEmpty();
        assertThat(DataReportText.of(report))
                .contains("6 hold line breaks", "column \"width\" is not used: 1 (" + folder.resolve("pairs.tsv"))
                .containsPattern("verdict +a run can use these data")
                .doesNotContain("two\nlines");
    }

    @Test
    void aValidationSetWithoutAnyCaptionIsNotFit() throws IOException {
        var table = new StringBuilder("filepath\ttitle\tsplit\n");
        for (int i = 0; i < 6; i++) {
            TestImages.write(folder.resolve(i + ".jpg"), i);
            table.append(i).append(i < 4 ? ".jpg\ta cat\ttrain\n" : ".jpg\t\tval\n");
        }
        assertThat(check(table.toString()).verdict().problems())
                .singleElement()
                .asString()
                .contains("no image of val has a caption");
    }

    @Test
    void kindsOfDataAreRecognised() throws IOException {
        var coco = Files.writeString(folder.resolve("captions_x.json"), "{\"images\": [], \"annotations\": []}");
        var karpathy = Files.writeString(folder.resolve("d.json"), "{\"images\": [{\"sentences\": []}]}");
        var table = Files.writeString(folder.resolve("t.csv"), "image,caption\n");
        assertThat(SourceRecognition.of(coco.toString())).isInstanceOf(CocoCaptions.class);
        assertThat(SourceRecognition.of(karpathy.toString())).isInstanceOf(KarpathyCaptions.class);
        assertThat(SourceRecognition.of(table.toString())).isInstanceOf(CsvPairs.class);
        assertThat(SourceRecognition.of(folder.toString())).isInstanceOf(ImageFolder.class);
        Files.createDirectories(folder.resolve("shards/part"));
        Files.createFile(folder.resolve("shards/part/0.TAR"));
        assertThat(SourceRecognition.of(folder.resolve("shards").toString())).isInstanceOf(WebDataset.class);
        Files.createFile(folder.resolve("0.tar"));
        assertThat(SourceRecognition.of(folder.toString())).isInstanceOf(WebDataset.class);
        assertThat(SourceRecognition.of("/x/{0..3}.tar")).isInstanceOf(WebDataset.class);
    }
}
