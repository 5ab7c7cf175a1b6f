// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every JSON document of ours in what the acceptance cases expect is valid by the schema that is shipped for it. */
class SchemasTest {

    private static final Path CASES = Path.of("src/test/resources/acceptance");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonSchema> schemas = new LinkedHashMap<>();

    @TempDir
    Path home;

    SchemasTest() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        for (String name : SchemaCommand.NAMES) {
            schemas.put(name, factory.getSchema(PackagedText.read("/schema/" + name + ".json")));
        }
    }

    @Test
    void everyDocumentIsValidBySomeSchemaAndEverySchemaHasADocument() throws IOException {
        Set<String> seen = new HashSet<>();
        for (Path file : outputs()) {
            for (JsonNode document : documents(Files.readString(file))) {
                List<String> valid = schemas.entrySet().stream()
                        .filter(schema -> schema.getValue().validate(document).isEmpty())
                        .map(Map.Entry::getKey)
                        .toList();
                assertThat(valid).as("%s: %s", file, document).hasSize(1);
                seen.addAll(valid);
            }
        }
        // no case lists signed-in tokens as JSON or asks for check in lines: their schemas are held below
        seen.addAll(List.of("auth-status", "check-line"));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(SchemaCommand.NAMES);
    }

    @Test
    void theSchemasThatNoCaseHasAreHeldByTypedWords() throws IOException {
        TypedWords status = TypedWords.type(home, "", "auth", "status", "-o", "json");
        assertThat(schema("auth-status").validate(json.readTree(status.out()))).isEmpty();
        JsonNode check = json.readTree(json.createObjectNode()
                .put("version", 1)
                .put("connection", "a")
                .put("verdict", "passed")
                .put("started_at", "2026-01-01T00:00:00Z")
                .put("duration", "PT1S")
                .set("phases", json.createArrayNode())
                .toString());
        assertThat(schema("check-line").validate(check)).isEmpty();
    }

    private JsonSchema schema(String name) {
        return Objects.requireNonNull(schemas.get(name), name);
    }

    @Test
    void aSchemaIsPrintedByItsName() {
        assertThat(TypedWords.type(home, "", "schema", "error").out())
                .isEqualTo(PackagedText.read("/schema/error.json"));
        assertThat(TypedWords.type(home, "", "schema").out().lines()).containsExactlyElementsOf(SchemaCommand.NAMES);
    }

    /** What is ours has a version, or is an error; anything else is rows or the words of a service. */
    private List<JsonNode> documents(String text) throws IOException {
        String plain = text.replace(":[OS]", ":{}")
                .replaceAll("(?<=[:,]) ?\\[[A-Z_]+\\]", "0"); // what differs from run to run
        List<JsonNode> documents = new ArrayList<>();
        for (int at = 0; at >= 0 && at < plain.length(); at = nextLine(plain, at)) {
            if (plain.charAt(at) == '{') {
                JsonNode document = read(plain.substring(at));
                if (document.path("version").isInt() || (document.has("kind") && document.has("code"))) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    private static int nextLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? -1 : end + 1;
    }

    /** The document that begins here; words of people may begin with a brace too. */
    private JsonNode read(String text) throws IOException {
        try (MappingIterator<JsonNode> values = json.readerFor(JsonNode.class).readValues(text)) {
            return values.next();
        } catch (RuntimeException | JacksonException notJson) {
            return json.missingNode();
        }
    }

    private static List<Path> outputs() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> List.of("stdout", "stderr").contains(String.valueOf(file.getFileName())))
                    .toList();
        }
    }
}
