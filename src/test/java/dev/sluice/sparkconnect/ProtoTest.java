// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Unexpected;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of messages, held against those that the format's own description gives. */
class ProtoTest {

    private static String hex(ProtoMessage message) {
        return HexFormat.of().formatHex(message.toBytes());
    }

    private static ProtoFields fields(String hex) {
        return new ProtoFields(HexFormat.of().parseHex(hex));
    }

    @Test
    void fieldsAreWrittenAsTheFormatHasThem() {
        assertThat(hex(new ProtoMessage().number(1, 150))).isEqualTo("089601");
        assertThat(hex(new ProtoMessage().text(2, "testing"))).isEqualTo("120774657374696e67");
        assertThat(hex(new ProtoMessage().message(3, new ProtoMessage().number(1, 150))))
                .isEqualTo("1a03089601");
        assertThat(hex(new ProtoMessage().number(1, -2))).isEqualTo("08feffffffffffffffff01");
        assertThat(hex(new ProtoMessage().flag(16, true))).isEqualTo("800101");
        assertThat(hex(new ProtoMessage().floating(1, 1.0f))).isEqualTo("0d0000803f");
        assertThat(hex(new ProtoMessage().floating(1, 1.0))).isEqualTo("09000000000000f03f");
    }

    @Test
    void fieldsThatNobodyAsksForArePassedOver() {
        ProtoFields fields = fields("0d0000803f" + "09000000000000f03f" + "089601" + "120774657374696e67");
        fields.next();
        fields.next();
        fields.next();
        assertThat(fields.number()).isEqualTo(150);
        assertThat(fields.next()).isTrue();
        assertThat(fields.field()).isEqualTo(2);
        assertThat(fields.text()).isEqualTo("testing");
        assertThat(fields.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"08", "0896", "12077465", "12ffffffffffffffff7f", "0b", "08ffffffffffffffffffff01", "0d0000"})
    void bytesThatAreNoMessageAreRefused(String hex) {
        assertThatThrownBy(() -> fields(hex).next()).isInstanceOf(Unexpected.class);
    }
}
