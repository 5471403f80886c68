package dev.dinoscope.engine.data.text;

import dev.dinoscope.engine.data.text.Vocabulary.Merge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Byte-level byte-pair encoding as CLIP uses it (Sennrich et al. 2016; Radford et al. 2021): lower-cased,
/// with start and end of text, cut to the context with the end kept, padded with 0. Any text can be
/// encoded. Thread-safe.
///
/// The ids are those of Hugging Face's tokenizers for the same `tokenizer.json`, and of open_clip's
/// SimpleTokenizer for the same merges, save that the special tokens' names in a caption are ordinary text
/// here: a caption cannot end itself.
public final class BytePairTokenizer {
    private static final int CACHED_WORDS = 1 << 16;
    private final Vocabulary vocabulary;
    private final Cleaning cleaning;
    private final Map<String, Integer> ids;
    private final Map<Merge, Integer> ranks = new HashMap<>();
    private final Map<String, int[]> wordIds = new ConcurrentHashMap<>();
    private final int startId;
    private final int endId;

    BytePairTokenizer(Vocabulary vocabulary, Cleaning cleaning) {
        this.vocabulary = vocabulary;
        this.cleaning = cleaning;
        this.ids = vocabulary.ids();
        for (var merge : vocabulary.merges()) {
            ranks.putIfAbsent(merge, ranks.size());
        }
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
        TokenizerJson.write(vocabulary, cleaning, file);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Number of ids, start and end included.
    public int vocabularySize() {
        return vocabulary.tokens().size();
    }

    /// Id of the start of text.
    public int startId() {
        return startId;
    }

    /// Id of the end of text, the highest of all.
    public int endId() {
        return endId;
    }

    /// The caption's ids without start and end.
    public int[] encode(String caption) {
        return Words.of(cleaning.clean(caption))
                .map(this::idsOf)
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /// Start, caption, end; cut to `into.length` with the end kept, padded with 0.
    ///
    /// @param into one row of a token batch; at least 2 long
    public void encode(String caption, long[] into) {
        var body = encode(caption);
        int kept = Math.min(body.length, into.length - 2);
        into[0] = startId;
        for (int i = 0; i < kept; i++) {
            into[i + 1] = body[i];
        }
        into[kept + 1] = endId;
        Arrays.fill(into, kept + 2, into.length, 0);
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
            known = merge(word);
            if (wordIds.size() < CACHED_WORDS) {
                wordIds.put(word, known);
            }
        }
        return known;
    }

    private int[] merge(String word) {
        var symbols = symbols(word);
        while (symbols.size() > 1) {
            int best = bestMerge(symbols);
            if (best < 0) {
                break;
            }
            symbols.set(best, symbols.get(best) + symbols.remove(best + 1));
        }
        return symbols.stream().mapToInt(this::idOf).toArray();
    }

    private int idOf(String symbol) {
        var id = ids.get(symbol);
        if (id == null) {
            throw new IllegalStateException("the vocabulary lacks \"" + symbol + "\"");
        }
        return id;
    }

    static List<String> symbols(String word) {
        var letters = ByteAlphabet.spell(word);
        var symbols = new ArrayList<String>();
        for (int i = 0; i < letters.length(); i++) {
            symbols.add(String.valueOf(letters.charAt(i)));
        }
        symbols.set(symbols.size() - 1, symbols.getLast() + Vocabulary.END_OF_WORD);
        return symbols;
    }

    /// @return where the merge of the lowest rank applies first, or -1
    private int bestMerge(List<String> symbols) {
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < symbols.size(); i++) {
            int rank = ranks.getOrDefault(new Merge(symbols.get(i), symbols.get(i + 1)), Integer.MAX_VALUE);
            if (rank < bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }
}
