package dev.dinoscope.engine.data.text;

import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Opens tokenizers in the forms that CLIP's come in: `tokenizer.json`; `vocab.json` with `merges.txt`;
/// OpenAI's `bpe_simple_vocab_16e6.txt.gz`.
final class TokenizerFiles {
    private static final List<String> IN_FOLDERS =
            List.of("tokenizer.json", "merges.txt", "bpe_simple_vocab_16e6.txt.gz");

    private static final SizeLimit LIMIT = new SizeLimit("a tokenizer", 64 << 20);

    private TokenizerFiles() {}

    /// @param path a file, or the folder that holds one
    /// @throws IOException when it cannot be read or is of another kind, saying which
    static BytePairTokenizer open(Path path) throws IOException {
        return Files.isDirectory(path) ? openFile(inFolder(path)) : openFile(path);
    }

    private static Path inFolder(Path folder) throws IOException {
        return IN_FOLDERS.stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException(folder + " holds no " + String.join(", ", IN_FOLDERS)));
    }

    private static BytePairTokenizer openFile(Path file) throws IOException {
        var bytes = bytes(file);
        TokenizerFault.require(file, bytes.length > 0, "it is empty");
        if (startsAsJson(bytes)) {
            return TokenizerJson.read(file, bytes);
        }
        var merges = MergesFile.read(file, bytes);
        var vocab = file.resolveSibling("vocab.json");
        if (!MergesFile.isGzip(bytes) && Files.exists(vocab)) {
            var tokens = TokenizerJson.tokens(vocab, TokenizerJson.tree(vocab, bytes(vocab)));
            return new BytePairTokenizer(TokenizerJson.checked(vocab, tokens, merges), Cleaning.HUGGING_FACE);
        }
        var whole = Vocabulary.of(merges);
        return new BytePairTokenizer(TokenizerJson.checked(file, whole.tokens(), merges), Cleaning.OPEN_CLIP);
    }

    private static boolean startsAsJson(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ') {
                return b == '{';
            }
        }
        return false;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return BoundedFile.bytes(file, LIMIT);
        } catch (NoSuchFileException e) {
            throw new IOException("no tokenizer at " + file, e);
        }
    }
}
