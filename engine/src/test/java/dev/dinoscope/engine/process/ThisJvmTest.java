package dev.dinoscope.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThisJvmTest {
    @Test
    void aLocaleThatCannotNameFilesIsSaidAtOnceWhereNamesFollowIt() {
        for (var encoding : new String[] {"ANSI_X3.4-1968", "ISO-8859-1"}) {
            assertThat(ThisJvm.fault("Linux", encoding))
                    .hasValueSatisfying(text ->
                            assertThat(text).contains("(" + encoding + ") cannot name files", "LC_ALL=C.UTF-8"));
            assertThat(ThisJvm.fault("Windows 11", encoding)).isEmpty();
        }
        assertThat(ThisJvm.fault("Linux", "UTF-8")).isEmpty();
    }
}
