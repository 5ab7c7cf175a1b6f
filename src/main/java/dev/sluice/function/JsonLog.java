// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** The log: one JSON object a line, of ours and of the libraries alike. */
final class JsonLog {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Consumer<String> lines;
    private final Clock clock;

    JsonLog(Consumer<String> lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** One line about something that happened; a member that is an empty Optional is left out. */
    void line(String event, Map<String, ?> members) {
        write("info", event, members);
    }

    /** A line about a defect of this program; only the log is told where it was. */
    void defect(Throwable defect, Map<String, ?> members) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.put("message", defect.getClass().getName());
        all.put("trace", trace(defect));
        write("error", "defect", all);
    }

    private void write(String level, String event, Map<String, ?> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("time", clock.instant().toString());
            json.writeStringField("level", level);
            json.writeStringField("event", event);
            for (Map.Entry<String, ?> member : members.entrySet()) {
                write(json, member.getKey(), member.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail to be written
        }
        lines.accept(text.toString());
    }

    private static void write(JsonGenerator json, String name, Object value) throws IOException {
        switch (value) {
            case Optional<?> optional when optional.isEmpty() -> {}
            case Optional<?> optional -> write(json, name, optional.get());
            case Integer number -> json.writeNumberField(name, number);
            case Long number -> json.writeNumberField(name, number);
            default -> json.writeStringField(name, value.toString());
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }

    /** Takes what the libraries log. */
    Handler handler() {
        return new Libraries();
    }

    private final class Libraries extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() < Level.INFO.intValue()) {
                return;
            }
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("logger", Optional.ofNullable(entry.getLoggerName()));
            members.put("message", formatter.formatMessage(entry));
            members.put("trace", Optional.ofNullable(entry.getThrown()).map(JsonLog::trace));
            boolean isSevere = entry.getLevel().intValue() >= Level.WARNING.intValue();
            write(isSevere ? "warning" : "info", "log", members);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
