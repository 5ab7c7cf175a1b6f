// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status and header fields of an answer, by names in lower case. */
record ResponseHead(int status, boolean isHttp11, Map<String, String> fields) {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([1-5]\\d\\d)( .*)?");
    private static final int MAX_FIELDS = 200;

    /** Reads up to and with the empty line. */
    static ResponseHead read(StorageConnection connection) throws IOException {
        String statusLine = connection.readLine();
        Matcher matcher = STATUS_LINE.matcher(statusLine);
        if (!matcher.matches()) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        Map<String, String> fields = new HashMap<>();
        for (int count = 0; ; count++) {
            String line = connection.readLine();
            if (line.isEmpty()) {
                return new ResponseHead(
                        Integer.parseInt(matcher.group(2)), matcher.group(1).equals("1"), fields);
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || count >= MAX_FIELDS) {
                throw new IOException("the answer has a header that cannot be read, or more than " + MAX_FIELDS);
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            String earlier = fields.putIfAbsent(name, value);
            if (earlier != null && name.equals("content-length") && !earlier.equals(value)) {
                throw new IOException("the answer has two lengths");
            }
        }
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** A list-valued field such as {@code Connection}, as one lower-case text; empty when it is missing. */
    String lowerCaseField(String name) {
        return fields.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    /** Bytes of the body, when the answer tells and does not use chunks. */
    OptionalLong contentLength() throws IOException {
        String text = fields.getOrDefault("content-length", "");
        if (text.isEmpty() || fields.containsKey("transfer-encoding")) {
            return OptionalLong.empty();
        }
        if (text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IOException("the answer has a length that is no number");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** Whether another request may follow on the connection, as far as the head says. */
    boolean keepsAlive() {
        String connection = lowerCaseField("connection");
        boolean isAmbiguous = fields.containsKey("content-length") && fields.containsKey("transfer-encoding");
        return !isAmbiguous && (isHttp11 ? !connection.contains("close") : connection.contains("keep-alive"));
    }
}
