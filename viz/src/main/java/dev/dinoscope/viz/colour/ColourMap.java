package dev.dinoscope.viz.colour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// A table of 256 opaque colours for values scaled to [0, 1].
///
/// The tables lie beside this class as text, with their origin and licence.
public final class ColourMap {
    /// Number of entries of every table.
    public static final int SIZE = 256;

    private final String name;
    private final boolean diverging;
    private final int[] table;

    private ColourMap(String name, boolean diverging, int[] table) {
        this.name = name;
        this.diverging = diverging;
        this.table = table;
    }

    static ColourMap fromResource(String name, boolean diverging) {
        int[] table = read(name + ".txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .mapToInt(hex -> 0xFF000000 | Integer.parseInt(hex, 16))
                .toArray();
        if (table.length != SIZE) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "colour map %s has %d entries, expected %d", name, table.length, SIZE));
        }
        return new ColourMap(name, diverging, table);
    }

    static ColourMap grey() {
        int[] table = new int[SIZE];
        Arrays.setAll(table, i -> Argb.opaque(i, i, i));
        return new ColourMap("grey", false, table);
    }

    private static String read(String resource) {
        try (InputStream in = ColourMap.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("colour map " + resource + " is missing from the viz jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /// True if the middle of the table is neutral: such a map wants a range that is symmetric about its centre.
    public boolean diverging() {
        return diverging;
    }

    /// The colour at a fraction of the range; fractions outside [0, 1] take the end colours, one that is not
    /// finite is transparent (0).
    public int argb(double fraction) {
        return !Double.isFinite(fraction) ? 0 : table[Math.clamp((int) (fraction * SIZE), 0, SIZE - 1)];
    }

    /// The table itself, copied.
    public int[] toArray() {
        return table.clone();
    }

    @Override
    public String toString() {
        return name;
    }
}
