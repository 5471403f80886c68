package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Makes snapshots of equal length that are not finite.
public final class Poison {
    private static final Pattern PLACE =
            Pattern.compile("\"image.patches\"\\s*:\\s*\\{[^}]*\"data_offsets\"\\s*:\\s*\\[(\\d+)");
    private static final short NAN = 0x7e00;

    private Poison() {}

    /// A copy with a NaN as the first number of the first patch token.
    public static byte[] in(byte[] snapshot) {
        var bytes = ByteBuffer.wrap(snapshot.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong(0);
        var place = PLACE.matcher(new String(snapshot, 8, header, StandardCharsets.UTF_8));
        assertThat(place.find()).isTrue();
        bytes.putShort(8 + header + Integer.parseInt(place.group(1)), NAN);
        return bytes.array();
    }
}
