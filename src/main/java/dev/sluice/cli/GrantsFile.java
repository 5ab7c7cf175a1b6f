// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.catalog.Principal;
import dev.sluice.catalog.Privilege;
import dev.sluice.catalog.Securable;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.grant.DesiredGrants;
import dev.sluice.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The flags of a desired state of grants, and the file they name. */
final class GrantsFile {

    private static final String FORM =
            "It holds {\"securables\": [{\"type\": \"connection\", \"name\": \"github\", \"grants\": {\"data-engineering\":"
                    + " [\"USE CONNECTION\"]}}]}.";

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "<file>",
            description = "The desired grants, as JSON; - is standard input.")
    String file = "";

    @Option(names = "--prune", description = "Also take away what the file does not name, on the securables it names.")
    boolean prune;

    List<DesiredGrants> read(WorkspaceAccess access) {
        JsonNode root;
        try {
            root = Json.mapper().readTree(bytes(access));
        } catch (JsonProcessingException notJson) {
            throw new InvalidSettings(
                    "The file " + file + " is no JSON (line "
                            + (notJson.getLocation() == null
                                    ? 1
                                    : notJson.getLocation().getLineNr()) + ").",
                    FORM);
        } catch (IOException unreadable) {
            throw new InvalidSettings("The file " + file + " cannot be read.", "Check the name after -f.");
        }
        requireFields(root, "", List.of("version", "securables"));
        if (!root.path("securables").isArray()) {
            throw bad("it has no list 'securables'");
        }
        Map<Securable, DesiredGrants> desired = new LinkedHashMap<>();
        int number = 0;
        for (JsonNode each : root.path("securables")) {
            number++;
            requireFields(each, " in securable " + number, List.of("type", "name", "grants"));
            DesiredGrants one = one(each, number);
            desired.merge(one.securable(), one, DesiredGrants::and);
        }
        return new ArrayList<>(desired.values());
    }

    private DesiredGrants one(JsonNode each, int number) {
        if (!each.path("grants").isObject()) {
            throw bad("securable " + number + " has no object 'grants'");
        }
        Securable securable =
                Securable.parse(each.path("type").asText(), each.path("name").asText());
        Map<Principal, Set<Privilege>> privileges = new LinkedHashMap<>();
        each.path("grants").properties().forEach(grant -> {
            List<String> words = new ArrayList<>();
            grant.getValue().forEach(word -> words.add(word.asText() + ","));
            privileges
                    .computeIfAbsent(Principal.parse(grant.getKey()), _ -> new TreeSet<>())
                    .addAll(Privilege.parseAll(words));
        });
        return DesiredGrants.of(securable, privileges);
    }

    private void requireFields(JsonNode object, String where, List<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw bad("it has a field '" + name + "'" + where + " that nobody reads");
            }
        });
    }

    private InvalidSettings bad(String why) {
        return new InvalidSettings("The file " + file + " is no desired state of grants: " + why + ".", FORM);
    }

    private byte[] bytes(WorkspaceAccess access) throws IOException {
        if (file.equals("-")) {
            return access.streams().in().readAllBytes();
        }
        Path path = access.environment().workingDirectory().resolve(file);
        return Files.readAllBytes(path);
    }
}
