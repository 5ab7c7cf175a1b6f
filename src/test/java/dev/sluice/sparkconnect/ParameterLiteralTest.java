// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.sparkconnect.SparkStatement.Parameter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How typed parameters become the literals that Spark binds. */
class ParameterLiteralTest {

    private static byte[] literal(String type, String value) {
        return ParameterLiteral.of(new Parameter("p", Optional.of(type), Optional.of(value)))
                .toBytes();
    }

    @ParameterizedTest
    @CsvSource({
        "TINYINT, -3, 4, -3",
        "SMALLINT, 300, 5, 300",
        "int, 7, 6, 7",
        "BIGINT, 9223372036854775807, 7, 9223372036854775807",
        "BOOLEAN, true, 3, 1",
        "DATE, 1970-01-11, 16, 10",
        "TIMESTAMP, 1970-01-01T01:00:00.000001+01:00, 17, 1",
        "TIMESTAMP, 1969-12-31 23:59:59Z, 17, -1000000",
        "TIMESTAMP_NTZ, 1970-01-01T00:00:01, 18, 1000000",
    })
    void numbersAndTimes(String type, String value, int field, long number) {
        assertThat(literal(type, value))
                .isEqualTo(new ProtoMessage().number(field, number).toBytes());
    }

    @Test
    void textFloatsAndDecimals() {
        assertThat(ParameterLiteral.of(new Parameter("p", Optional.empty(), Optional.of(" a ")))
                        .toBytes())
                .isEqualTo(new ProtoMessage().text(13, " a ").toBytes());
        assertThat(literal("DOUBLE", "0.1"))
                .isEqualTo(new ProtoMessage().floating(11, 0.1).toBytes());
        assertThat(literal("FLOAT", "0.1"))
                .isEqualTo(new ProtoMessage().floating(10, 0.1f).toBytes());
        assertThat(literal("DECIMAL(10, 2)", "1.5"))
                .isEqualTo(new ProtoMessage()
                        .message(
                                12,
                                new ProtoMessage().text(1, "1.50").number(2, 10).number(3, 2))
                        .toBytes());
    }

    @Test
    void withoutAValueItIsNull() {
        assertThat(ParameterLiteral.of(new Parameter("p", Optional.of("INT"), Optional.empty()))
                        .toBytes())
                .isEqualTo(new ProtoMessage()
                        .message(1, new ProtoMessage().message(1, new ProtoMessage()))
                        .toBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "INT, 1.5",
        "TINYINT, 128",
        "BOOLEAN, maybe",
        "DATE, 2026-02-30",
        "TIMESTAMP, 2026-01-01T00:00:00",
        "'DECIMAL(3,2)', 12.34"
    })
    void aValueThatIsNotOfItsTypeIsRefusedByName(String type, String value) {
        assertThatThrownBy(() -> literal(type, value))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("The value of the parameter p is no " + type + ": '" + value + "'. Nothing was run.");
    }

    @Test
    void aTypeThatCannotBeBoundIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> literal("INTERVAL DAY", "1"))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        refusal -> assertThat(refusal.remedy()).contains("CAST(:p AS "));
    }
}
