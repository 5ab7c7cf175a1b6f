// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.state.Governance;
import dev.sluice.local.state.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Grants of every securable, as REST reads and changes them; owner's rights are apart and cannot be taken away. */
public final class Permissions {

    private static final String BASE = "/api/2.1/unity-catalog";
    private static final List<String> ON_A_CONNECTION =
            List.of("ALL_PRIVILEGES", "CREATE_FOREIGN_CATALOG", "MANAGE", "USE_CONNECTION");

    /** A securable by its type and full name, both in lower case. */
    record SecurableKey(String type, String name) {

        static SecurableKey of(String type, String name) {
            return new SecurableKey(type.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        }

        /** What privileges are inherited from, nearest first. */
        List<SecurableKey> parents(String metastore) {
            List<SecurableKey> parents = new ArrayList<>();
            int dot = name.lastIndexOf('.');
            if (dot > 0) {
                SecurableKey parent =
                        new SecurableKey(name.indexOf('.') == dot ? "catalog" : "schema", name.substring(0, dot));
                parents.add(parent);
                parents.addAll(parent.parents(metastore));
            } else if (type.equals("connection")) {
                parents.add(new SecurableKey("metastore", metastore));
            }
            return parents;
        }
    }

    /** Who owns a securable; empty when there is none of that name. */
    @FunctionalInterface
    public interface Owners {
        Optional<String> ownerOf(String type, String fullName);
    }

    private final Map<SecurableKey, Map<String, Set<String>>> granted = new LinkedHashMap<>();
    private final Governance governance;
    private final String metastore;
    private final Owners owners;

    public Permissions(Governance governance, String metastore, Owners owners) {
        this.governance = governance;
        this.metastore = metastore;
        this.owners = owners;
        governance
                .grants()
                .forEach(each -> of(SecurableKey.of(each.type(), each.name()))
                        .computeIfAbsent(each.principal(), _ -> new TreeSet<>())
                        .addAll(each.privileges()));
    }

    public void addTo(Routes routes) {
        routes.add("GET", BASE + "/permissions/{type}/{name}", this::get)
                .add("PATCH", BASE + "/permissions/{type}/{name}", this::patch)
                .add("GET", BASE + "/effective-permissions/{type}/{name}", this::effective);
    }

    private Map<String, Set<String>> of(SecurableKey key) {
        return granted.computeIfAbsent(key, _ -> new TreeMap<>());
    }

    /** Whether a caller has a privilege, by ownership, by a grant to it or to a group of it, here or above. */
    synchronized boolean has(String caller, String privilege, SecurableKey key) {
        if (owners.ownerOf(key.type, key.name).filter(caller::equals).isPresent()) {
            return true;
        }
        List<SecurableKey> places = new ArrayList<>(List.of(key));
        places.addAll(key.parents(metastore));
        return places.stream()
                .flatMap(each -> of(each).entrySet().stream())
                .filter(each -> governance.isOrHolds(each.getKey(), caller))
                .anyMatch(each ->
                        each.getValue().contains(privilege) || each.getValue().contains("ALL_PRIVILEGES"));
    }

    /** With a connection its grants go. */
    synchronized void forget(SecurableKey key) {
        granted.remove(key);
    }

    private SecurableKey existing(Call call) {
        SecurableKey key = SecurableKey.of(call.path("type"), call.path("name"));
        if (owners.ownerOf(key.type, key.name).isEmpty()) {
            throw new Refusal(
                    404,
                    key.type.toUpperCase(Locale.ROOT) + "_DOES_NOT_EXIST",
                    title(key.type) + " '" + call.path("name") + "' does not exist.");
        }
        return key;
    }

    private synchronized Reply get(Call call) {
        return Reply.json(shown(of(existing(call)), call.query("principal", "")));
    }

    /** Without a grant the field is absent, as the real service has it. */
    private static ObjectNode shown(Map<String, Set<String>> all, String principal) {
        ObjectNode reply = Json.object();
        all.forEach((name, privileges) -> {
            if (!privileges.isEmpty() && (principal.isEmpty() || principal.equals(name))) {
                ObjectNode assignment =
                        reply.withArray("privilege_assignments").addObject().put("principal", name);
                ArrayNode list = assignment.putArray("privileges");
                privileges.forEach(list::add);
            }
        });
        return reply;
    }

    private synchronized Reply patch(Call call) {
        SecurableKey key = existing(call);
        // who may change grants is documented; the text is guessed
        if (!has(call.caller(), "MANAGE", key)) {
            throw new Refusal(
                    403,
                    "PERMISSION_DENIED",
                    "User does not have MANAGE on " + title(key.type) + " '" + call.path("name") + "'.");
        }
        JsonNode changes = call.json().path("changes");
        changes.forEach(change -> check(key, change));
        changes.forEach(change -> apply(key, change));
        return call.json().path("omit_permissions_in_response").asBoolean()
                ? Reply.empty()
                : Reply.json(shown(of(key), ""));
    }

    private static void check(SecurableKey key, JsonNode change) {
        List<String> add = words(change.path("add"));
        List<String> remove = words(change.path("remove"));
        if (add.stream().anyMatch(remove::contains)) {
            throw RequiredOptions.invalid("Duplicate privileges to add and delete for principal "
                    + change.path("principal").asText() + ".");
        }
        List<String> all = new ArrayList<>(add);
        all.addAll(remove);
        for (String privilege : all) {
            if (key.type.equals("connection") && !ON_A_CONNECTION.contains(privilege)) {
                throw RequiredOptions.invalid(
                        "Privilege " + privilege.replace('_', ' ') + " is not applicable to this entity."); // guessed
            }
        }
    }

    private void apply(SecurableKey key, JsonNode change) {
        Set<String> held = of(key).computeIfAbsent(change.path("principal").asText(), _ -> new TreeSet<>());
        held.addAll(words(change.path("add")));
        List<String> remove = words(change.path("remove"));
        if (remove.contains("ALL_PRIVILEGES")) {
            held.clear();
        }
        held.removeAll(remove);
    }

    private synchronized Reply effective(Call call) {
        SecurableKey key = existing(call);
        Map<String, ArrayNode> byPrincipal = new TreeMap<>();
        List<SecurableKey> places = new ArrayList<>(List.of(key));
        places.addAll(key.parents(metastore));
        for (SecurableKey place : places) {
            of(place)
                    .forEach((principal, privileges) -> privileges.forEach(privilege -> {
                        ObjectNode each = byPrincipal
                                .computeIfAbsent(principal, _ -> Json.array())
                                .addObject()
                                .put("privilege", privilege);
                        if (!place.equals(key)) {
                            each.put("inherited_from_type", place.type.toUpperCase(Locale.ROOT))
                                    .put("inherited_from_name", place.name);
                        }
                    }));
        }
        ObjectNode reply = Json.object();
        String wanted = call.query("principal", "");
        byPrincipal.forEach((principal, privileges) -> {
            if (!privileges.isEmpty() && (wanted.isEmpty() || wanted.equals(principal))) {
                reply.withArray("privilege_assignments")
                        .addObject()
                        .put("principal", principal)
                        .set("privileges", privileges);
            }
        });
        return Reply.json(reply);
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(each -> words.add(each.asText()));
        return words;
    }

    private static String title(String type) {
        return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }
}
