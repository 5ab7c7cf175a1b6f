// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.output.OutputFormat;
import dev.sluice.result.Column;
import dev.sluice.result.HeldRows;
import dev.sluice.settings.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of like objects as every format of a result shows it. JSON holds all that is known, below a version (jsonl: an
 * object a line); the formats with columns hold {@code columns} of it.
 *
 * @param key what the list is called in the JSON document
 */
record ObjectList(String key, List<String> columns, List<Map<String, Object>> objects) {

    /** Writes it where and how the flags say. */
    void write(ResultOptions options, Environment environment, Streams streams) throws InterruptedException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put(key, objects);
        write(document, options, environment, streams);
    }

    /** The same with another document for JSON. */
    void write(Map<String, Object> document, ResultOptions options, Environment environment, Streams streams)
            throws InterruptedException {
        OutputFormat format = options.format(streams);
        try (ResultOutput out = options.openOutput(environment, streams)) {
            boolean isTaken = out.takes(() -> {
                switch (format) {
                    case JSON -> put(JsonText.of(document) + "\n", out);
                    case JSONL -> {
                        for (Map<String, Object> object : objects) {
                            put(JsonText.of(object) + "\n", out);
                        }
                    }
                    default -> options.newWriter(environment, streams).write(rows(), out);
                }
            });
            if (isTaken) {
                out.complete();
            }
        }
    }

    private static void put(String text, ResultOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }

    private HeldRows rows() {
        return new HeldRows(
                columns.stream()
                        .map(name -> Column.of(name, "STRING", "STRING"))
                        .toList(),
                objects.stream()
                        .map(object -> columns.stream()
                                .map(name -> cell(object.get(name)))
                                .toList())
                        .toList());
    }

    private static Optional<String> cell(@Nullable Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object::toString)
                : Optional.ofNullable(value).map(Object::toString);
    }
}
