// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.RawRequest;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.settings.Environment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of a call that is given word for word, shared by {@code api} and {@code hc call}. */
final class ApiOptions {

    @Option(
            names = {"-d", "--data"},
            paramLabel = "<data>",
            description = "The body: @FILE, - for standard input, or the text itself. JSON unless -H says otherwise.")
    @Nullable
    String data;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "<name: value>",
            description = "A header of the request.")
    List<String> headers = new ArrayList<>();

    @Option(names = "--query", paramLabel = "<key=value>", description = "A parameter of the query.")
    List<String> query = new ArrayList<>();

    @Option(
            names = {"-i", "--include"},
            description = "Print status and headers of the answer before its body.")
    boolean include;

    @Option(names = "--field", paramLabel = "<path>", description = "Print one value of a JSON answer, as a.b.0.c.")
    @Nullable
    String field;

    @Option(
            names = "--paginate",
            description = "Follow next_page_token to the end and write the items as JSON lines; for GET.")
    boolean paginate;

    @Option(names = "--output", paramLabel = "<file>", description = "Write the body here; it is there when complete.")
    @Nullable
    String output;

    /** Refuses flags that contradict each other, before anything is sent. */
    void check(String method) {
        if (paginate && !method.equals("GET")) {
            throw new InvalidSettings("--paginate is for GET, and the method is " + method + ".", "Leave it out.");
        }
        if (paginate && (field != null || include)) {
            throw new InvalidSettings(
                    "--paginate writes items as JSON lines, and --field or -i was given too.", "Give one of them.");
        }
        if (include && field != null) {
            throw new InvalidSettings("Both -i and --field were given.", "Give one of them.");
        }
    }

    /** A method as the wire has it. */
    static String method(String typed) {
        String method = typed.toUpperCase(Locale.ROOT);
        if (!method.matches("[A-Z]{1,20}")) {
            throw new InvalidSettings("'" + typed + "' is no HTTP method.", "For example GET or POST.");
        }
        return method;
    }

    /** The path with what {@code --query} adds. */
    String target(String path) {
        StringBuilder target = new StringBuilder(path.startsWith("/") ? path : "/" + path);
        for (String parameter : query) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new InvalidSettings("'" + parameter + "' is no parameter.", "Write --query key=value.");
            }
            target.append(target.indexOf("?") < 0 ? '?' : '&')
                    .append(WorkspaceHost.encodeSegment(parameter.substring(0, equals)))
                    .append('=')
                    .append(WorkspaceHost.encodeSegment(parameter.substring(equals + 1)));
        }
        return target.toString();
    }

    List<Map.Entry<String, String>> headers() {
        List<Map.Entry<String, String>> parsed = new ArrayList<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            boolean isBad = colon < 1
                    || !header.substring(0, colon).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
                    || header.chars().anyMatch(Character::isISOControl);
            if (isBad) {
                throw new InvalidSettings("A header is not written as one.", "Write it as -H 'Name: value'.");
            }
            parsed.add(Map.entry(
                    header.substring(0, colon), header.substring(colon + 1).strip()));
        }
        boolean hasType = parsed.stream().anyMatch(header -> header.getKey().equalsIgnoreCase("content-type"));
        if (data != null && !hasType) {
            parsed.add(Map.entry("Content-Type", "application/json"));
        }
        return parsed;
    }

    RawRequest.Body body(Environment environment, Streams streams) {
        if (data == null) {
            return new RawRequest.NoBody();
        }
        if (data.equals("-")) {
            return new RawRequest.Streamed(streams::in, /* isRepeatable= */ false);
        }
        if (data.startsWith("@")) {
            Path file = environment.workingDirectory().resolve(data.substring(1));
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new InvalidSettings(
                        "The file " + data.substring(1) + " cannot be read.", "Check the name behind -d @.");
            }
            return new RawRequest.Streamed(() -> Files.newInputStream(file), Files.isRegularFile(file));
        }
        byte[] text = TypedText.intact("The body", data, "Give it in a file with -d @FILE")
                .getBytes(StandardCharsets.UTF_8);
        return new RawRequest.Streamed(() -> new ByteArrayInputStream(text), true);
    }
}
