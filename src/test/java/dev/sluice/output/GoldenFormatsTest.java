// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every type in every format, held against one file a format. {@code -Dgolden.rewrite=true} writes the files anew: review
 * them as code.
 */
class GoldenFormatsTest {

    private static final Path FILES = Path.of("src/test/resources/golden/formats");

    @ParameterizedTest
    @MethodSource("textFormats")
    void writesEveryTypeAsItsFileHasIt(OutputFormat format) throws IOException {
        Path file = FILES.resolve(format.word() + ".txt");
        String written = TypedValues.ALL.stream()
                .map(values -> "=== " + values.title() + "\n" + values.result().as(format))
                .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(file, written);
        }
        assertThat(written).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("textFormats")
    void writesTheSameHoweverTheBytesAreCut(OutputFormat format) {
        for (TypedValues values : TypedValues.ALL) {
            String whole = values.result().as(format);
            for (int piece : new int[] {1, 7}) {
                assertThat(values.result().inPiecesOf(piece).as(format))
                        .as(values.title())
                        .isEqualTo(whole);
            }
        }
    }

    private static Stream<OutputFormat> textFormats() {
        return Stream.of(OutputFormat.values()).filter(format -> !format.word().equals("arrow"));
    }

    @Test
    void alignsWhateverAReaderSeesAsOneCharacter() {
        Map<String, Integer> columns =
                Map.of("日本", 4, "e\u0301", 1, "👍🏽", 2, "👩‍👩‍👧", 2, "🇩🇪", 2, "❤️", 2, "1️⃣", 2, "ｶﾅ", 2, "กำ", 2);
        columns.forEach(
                (text, width) -> assertThat(DisplayWidth.of(text)).as(text).isEqualTo(width));
    }
}
