package dev.dinoscope.engine.data.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Byte-level byte-pair encoding as CLIP uses it (Sennrich et al. 2016; Radford et al. 2021): lower-cased,
/// with start and end of text, cut to the context with the end kept, padded with 0. Any text can be
/// encoded. Thread-safe.
///
/// The ids are those of Hugging Face's tokenizers for the same `tokenizer.json`, and of open_clip's
/// SimpleTokenizer for the same merges, save that the special tokens' names in a caption are ordinary text
/// here: a caption cannot end itself.
public final class BytePairTokenizer {
    /// In place of a limit on the ids of a caption.
    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int CACHED_WORDS = 1 << 16;
    /// Longer ones hardly come twice, and would fill the memory.
    private static final int LONGEST_CACHED = 64;

    private final Vocabulary vocabulary;
    private final Cleaning cleaning;
    private final Map<String, Integer> ids;
    private final MergeTable merges;
    private final Map<String, int[]> wordIds = new ConcurrentHashMap<>();
    private final int longest;
    private final int startId;
    private final int endId;

    BytePairTokenizer(Vocabulary vocabulary, Cleaning cleaning) {
        this(vocabulary, cleaning, UNLIMITED);
    }

    /// @param longest how many ids a caption has at most, start and end included
    BytePairTokenizer(Vocabulary vocabulary, Cleaning cleaning, int longest) {
        this.vocabulary = vocabulary;
        this.cleaning = cleaning;
        this.longest = longest;
        this.ids = vocabulary.ids();
        this.merges = new MergeTable(vocabulary.merges(), ids);
        this.startId = vocabulary.tokens().size() - 2;
        this.endId = vocabulary.tokens().size() - 1;
    }

    /// Reads a tokenizer of CLIP's kind: a `tokenizer.json`, a `merges.txt` (beside its `vocab.json` where
    /// there is one), OpenAI's `bpe_simple_vocab_16e6.txt.gz`, or the folder of one. Captions are cleaned
    /// as the reference for the form does: Hugging Face's for JSON, open_clip's for merges alone.
    ///
    /// @throws IOException when it cannot be read or is of another kind, saying which
    public static BytePairTokenizer load(Path path) throws IOException {
        return TokenizerFiles.open(path);
    }

    /// Writes a `tokenizer.json` that Hugging Face's tokenizers (Python, Rust, DJL) open.
    public void save(Path file) throws IOException {
        TokenizerJson.write(vocabulary, cleaning, longest, file);
    }

    /// SHA-256, hexadecimal, of all that ids depend on, however a file writes it.
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((cleaning + "\n" + longest + "\n").getBytes(StandardCharsets.UTF_8));
            vocabulary.tokens().forEach(token -> digest.update((token + "\n").getBytes(StandardCharsets.UTF_8)));
            vocabulary
                    .merges()
                    .forEach(merge -> digest.update(
                            (merge.left() + " " + merge.right() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Number of ids, start and end included.
    public int vocabularySize() {
        return vocabulary.tokens().size();
    }

    /// Id of the start of text.
    int startId() {
        return startId;
    }

    /// Id of the end of text, the highest of all.
    int endId() {
        return endId;
    }

    /// The caption's ids without start and end, all of them.
    public int[] encode(String caption) {
        return Words.of(cleaning.clean(caption))
                .map(this::idsOf)
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /// Start, caption, end; cut to `into.length`, and to what the tokenizer itself allows, with the end kept;
    /// padded with 0. Words that have no room are not looked at.
    ///
    /// @param into one row of a token batch; at least 2 long
    public void encode(String caption, long[] into) {
        int room = Math.min(into.length, longest) - Vocabulary.SPECIALS;
        int kept = 0;
        for (var words = Words.of(cleaning.clean(caption)).iterator(); kept < room && words.hasNext(); ) {
            var body = idsOf(words.next());
            for (int i = 0; i < body.length && kept < room; i++) {
                into[++kept] = body[i];
            }
        }
        into[0] = startId;
        into[kept + 1] = endId;
        Arrays.fill(into, kept + Vocabulary.SPECIALS, into.length, 0);
    }

    /// Words, separated by single spaces, up to the end of text: what follows it is padding.
    ///
    /// @throws IndexOutOfBoundsException for an id outside the vocabulary
    public String decode(int... tokens) {
        var text = new StringBuilder();
        var letters = new StringBuilder();
        for (int id : tokens) {
            if (id == endId) {
                break;
            }
            if (id == startId) {
                continue;
            }
            var token = vocabulary.tokens().get(id);
            boolean ends = token.endsWith(Vocabulary.END_OF_WORD);
            letters.append(token, 0, token.length() - (ends ? Vocabulary.END_OF_WORD.length() : 0));
            if (ends) {
                text.append(text.isEmpty() ? "" : " ").append(ByteAlphabet.read(letters));
                letters.setLength(0);
            }
        }
        return text.append(ByteAlphabet.read(letters)).toString();
    }

    private int[] idsOf(String word) {
        var known = wordIds.get(word);
        if (known == null) {
            known = merges.apply(symbols(word));
            if (word.length() <= LONGEST_CACHED && wordIds.size() < CACHED_WORDS) {
                wordIds.put(word, known);
            }
        }
        return known;
    }

    /// A word's bytes, the last with the mark that ends a word.
    private int[] symbols(String word) {
        var letters = ByteAlphabet.spell(word);
        var symbols = new int[letters.length()];
        for (int i = 0; i < symbols.length; i++) {
            var ending = i + 1 < symbols.length ? "" : Vocabulary.END_OF_WORD;
            symbols[i] = Objects.requireNonNull(ids.get(letters.charAt(i) + ending), "every byte has an id");
        }
        return symbols;
    }
}
