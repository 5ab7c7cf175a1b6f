// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.result.Column;
import org.junit.jupiter.api.Test;

/** How the types of a schema are written as SQL. */
class SparkTypesTest {

    private static ProtoMessage type(int kind) {
        return new ProtoMessage().message(kind, new ProtoMessage());
    }

    private static ProtoMessage field(String name, ProtoMessage type) {
        return new ProtoMessage().text(1, name).message(2, type);
    }

    private static String text(ProtoMessage type) {
        ProtoMessage struct = new ProtoMessage().message(1, field("c", type));
        Column column = SparkTypes.columns(
                        new ProtoFields(new ProtoMessage().message(21, struct).toBytes()))
                .getFirst();
        assertThat(column.name()).isEqualTo("c");
        return column.typeText();
    }

    @Test
    void simpleTypes() {
        assertThat(text(type(1))).isEqualTo("VOID");
        assertThat(text(type(4))).isEqualTo("TINYINT");
        assertThat(text(type(7))).isEqualTo("BIGINT");
        assertThat(text(type(16))).isEqualTo("TIMESTAMP_NTZ");
        assertThat(text(type(25))).isEqualTo("VARIANT");
        assertThat(text(type(99))).isEqualTo("UNKNOWN");
    }

    @Test
    void typesWithParts() {
        assertThat(text(new ProtoMessage()
                        .message(10, new ProtoMessage().number(1, 2).number(2, 10))))
                .isEqualTo("DECIMAL(10,2)");
        assertThat(text(new ProtoMessage().message(12, new ProtoMessage().number(1, 3))))
                .isEqualTo("CHAR(3)");
        assertThat(text(type(18))).isEqualTo("INTERVAL YEAR TO MONTH");
        assertThat(text(new ProtoMessage()
                        .message(19, new ProtoMessage().number(1, 1).number(2, 3))))
                .isEqualTo("INTERVAL HOUR TO SECOND");
        assertThat(text(new ProtoMessage()
                        .message(19, new ProtoMessage().number(1, 2).number(2, 2))))
                .isEqualTo("INTERVAL MINUTE");
    }

    @Test
    void nestedTypes() {
        ProtoMessage list = new ProtoMessage().message(20, new ProtoMessage().message(1, type(6)));
        ProtoMessage struct = new ProtoMessage()
                .message(21, new ProtoMessage().message(1, field("a", list)).message(1, field("b", type(11))));
        ProtoMessage map = new ProtoMessage()
                .message(22, new ProtoMessage().message(1, type(11)).message(2, struct));
        assertThat(text(map)).isEqualTo("MAP<STRING, STRUCT<a: ARRAY<INT>, b: STRING>>");
    }
}
