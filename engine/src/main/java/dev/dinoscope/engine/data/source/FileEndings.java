package dev.dinoscope.engine.data.source;

import java.util.List;
import java.util.Locale;

/// What files of data sets are called.
public final class FileEndings {
    /// Of images.
    public static final List<String> IMAGES = List.of("jpg", "jpeg", "png", "webp", "gif", "bmp", "jpe", "jfif");
    /// Of texts with captions.
    public static final List<String> TEXTS = List.of("txt", "caption", "text");
    /// Of what is known of an image.
    public static final String JSON = "json";
    /// Keys of captions in json files.
    public static final List<String> JSON_KEYS = List.of("caption", "captions");

    private static final int LONGEST = 24;

    private FileEndings() {}

    /// @param name of a file, without folders
    /// @return what stands behind the last dot, in small letters; empty when there is none
    public static String of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// Names files that are passed over.
    public static String files(String ending) {
        if (ending.isEmpty()) {
            return "files without an ending";
        }
        return ending.length() > LONGEST ? "files of other names" : "files ending ." + TextFault.shown(ending);
    }
}
