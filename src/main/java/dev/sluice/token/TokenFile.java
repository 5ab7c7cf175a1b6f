// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.settings.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One entry of the token cache as the text of its file, written and read without reflection. */
record TokenFile(TokenKey key, GrantedToken granted) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String VERSION = "1";

    /** Why a file is no entry of ours. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        Damaged(String why) {
            super(why);
        }
    }

    byte[] text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("version", VERSION);
            json.writeStringField("connection", key.connection());
            json.writeStringField("host", key.host());
            json.writeStringField("auth_type", key.authType());
            json.writeStringField("client_id", key.clientId());
            json.writeStringField("fingerprint", key.fingerprint());
            json.writeStringField("obtained_at", granted.access().obtainedAt().toString());
            write(json, "expires_at", granted.access().expiresAt().map(Instant::toString));
            write(json, "scope", granted.scopes());
            json.writeStringField("access_token", granted.access().value().reveal());
            write(json, "refresh_token", granted.refresh().map(Secret::reveal));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail to be written
        }
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(field, value.get());
        }
    }

    /** Reads a file's bytes; what is no entry is told apart from an entry, and never repeated in words. */
    static TokenFile parse(byte[] bytes) throws Damaged {
        if (bytes.length == 0) {
            throw new Damaged("it is empty");
        }
        Map<String, String> fields = fields(bytes);
        if (!VERSION.equals(fields.get("version"))) {
            throw new Damaged("it was not written by this version of sluice");
        }
        try {
            TokenKey key = new TokenKey(
                    required(fields, "connection"),
                    required(fields, "host"),
                    required(fields, "auth_type"),
                    required(fields, "client_id"),
                    required(fields, "fingerprint"));
            AccessToken access = new AccessToken(
                    Secret.of(required(fields, "access_token")),
                    Instant.parse(required(fields, "obtained_at")),
                    Optional.ofNullable(fields.get("expires_at")).map(Instant::parse));
            GrantedToken granted = new GrantedToken(
                    access,
                    Optional.ofNullable(fields.get("refresh_token")).map(Secret::of),
                    Optional.ofNullable(fields.get("scope")));
            return new TokenFile(key, granted);
        } catch (DateTimeException e) {
            throw new Damaged("it holds a time that is none");
        }
    }

    private static Map<String, String> fields(byte[] bytes) throws Damaged {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Damaged("it is not an entry of the token cache");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new Damaged("it is not an entry of the token cache");
            }
            return fields;
        } catch (IOException e) {
            throw new Damaged("it is cut short or no JSON");
        }
    }

    private static String required(Map<String, String> fields, String name) throws Damaged {
        String value = fields.get(name);
        if (value == null) {
            throw new Damaged("it has no " + name);
        }
        return value;
    }
}
