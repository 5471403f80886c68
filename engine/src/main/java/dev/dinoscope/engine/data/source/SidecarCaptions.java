package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.source.SampleSink.Reject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Puts together what the files beside one image say of it, in a folder or in a tar: texts, and a json file with
/// captions under some of its keys.
///
/// A text of several lines is one caption where the json file has it as one, as img2dataset writes both; the line
/// breaks are part of it. Otherwise each line is a caption, as in retrieval sets.
public final class SidecarCaptions {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final SampleSink sink;
    private final List<String> jsonKeys;
    private final List<Text> texts = new ArrayList<>();
    private final List<String> ofJson = new ArrayList<>();

    private record Text(String place, String whole, List<String> lines) {}

    /// @param sink hears what is damaged
    /// @param jsonKeys under which json files have captions, in any case
    public SidecarCaptions(SampleSink sink, List<String> jsonKeys) {
        this.sink = sink;
        this.jsonKeys = jsonKeys;
    }

    /// @param place of the file, for messages
    public void addText(String place, byte[] content) {
        var text = TextReader.decode(content);
        var lines = text.lines().toList();
        var whole = new ArrayList<String>();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            var fault = TextFault.ofWords(line);
            if (fault.isPresent()) {
                sink.reject(Reject.LINE, place + " line " + number, fault.get());
            } else if (!CaptionText.isEmpty(line)) {
                whole.add(line.strip());
            }
        }
        texts.add(new Text(place, text, whole));
    }

    /// @param place of the file, for messages
    public void addJson(String place, byte[] content) {
        try {
            var captions = SidecarJson.captions(TextReader.decode(content), jsonKeys);
            if (captions.isEmpty()) {
                sink.passOver("json files without a caption", 1, place);
            }
            for (var caption : captions) {
                var fault = TextFault.ofWords(caption);
                fault.ifPresent(why -> sink.reject(Reject.LINE, place, "in its caption: " + why));
                if (fault.isEmpty()) {
                    ofJson.add(caption);
                }
            }
        } catch (IOException e) {
            sink.reject(Reject.LINE, place, String.valueOf(e.getMessage()));
        }
    }

    /// The captions, no two alike.
    public List<String> captions() {
        var captions = new LinkedHashMap<String, String>();
        texts.stream().flatMap(text -> linesOf(text).stream()).forEach(line -> captions.putIfAbsent(plain(line), line));
        ofJson.stream()
                .filter(caption -> !CaptionText.isEmpty(caption))
                .forEach(caption -> captions.put(plain(caption), caption));
        return List.copyOf(captions.values());
    }

    private List<String> linesOf(Text text) {
        if (text.lines().size() < 2 || ofJson.isEmpty()) {
            return text.lines();
        }
        var known = ofJson.stream().map(SidecarCaptions::plain).toList();
        if (text.lines().stream().map(SidecarCaptions::plain).anyMatch(known::contains)) {
            return text.lines();
        }
        if (!known.contains(plain(text.whole()))) {
            sink.passOver("texts of several lines beside a json file with another caption", 1, text.place());
        }
        return List.of();
    }

    /// Programs differ in the white space around and between words.
    private static String plain(String text) {
        return WHITE_SPACE.matcher(text.strip()).replaceAll(" ");
    }
}
