// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.catalog.GrantsApi.Assignment;
import dev.sluice.catalog.GrantsApi.Assignments;
import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.PermissionDenied;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who may do what on a securable: as granted on it, or in effect with what is inherited; and changing the former. */
public final class Grants {

    private final Connection.Calls<GrantsApi> api;

    public Grants(Connection connection) {
        this.api = connection.api(GrantsApi.class);
    }

    /** What is granted on the securable itself, in order of principals. */
    public List<Grant> show(Securable securable) throws InterruptedException {
        return all(
                "read the grants on " + securable,
                page -> client -> client.get(securable.type().inPath(), securable.fullName(), page));
    }

    /** What holds on the securable, also what is granted above it. */
    public List<Grant> effective(Securable securable) throws InterruptedException {
        return all(
                "read the effective grants on " + securable,
                page -> client -> client.effective(securable.type().inPath(), securable.fullName(), page));
    }

    /** Makes all changes in one call: the server takes all of them or none. Asking twice for the same does no harm. */
    public void change(Securable securable, List<GrantChange> changes) throws InterruptedException {
        List<GrantsApi.Change> wire = changes.stream()
                .map(change ->
                        new GrantsApi.Change(change.principal().name(), names(change.add()), names(change.remove())))
                .toList();
        try {
            api.read(
                    "change the grants on " + securable,
                    client -> client.change(
                            securable.type().inPath(), securable.fullName(), new GrantsApi.Changes(wire)));
        } catch (PermissionDenied refused) {
            throw refused.explainedAs(refused.explanation()
                    .withRemedy("Grants are changed by the owner of " + securable
                            + ", by who has MANAGE on it, or by an owner of what it lies in: ask one of them."));
        }
    }

    private static List<String> names(Collection<Privilege> privileges) {
        return privileges.stream().map(Privilege::name).sorted().toList();
    }

    @FunctionalInterface
    private interface PageOf {
        java.util.function.Function<GrantsApi, Assignments> at(@org.jspecify.annotations.Nullable String token);
    }

    private List<Grant> all(String action, PageOf pages) throws InterruptedException {
        List<Grant> grants = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            Assignments answer = api.read(action, pages.at(token.orElse(null)));
            if (answer.assignments() != null) {
                answer.assignments().forEach(each -> addTo(grants, each));
            }
            token = Optional.ofNullable(answer.nextPageToken()).filter(text -> !text.isEmpty());
        } while (token.isPresent());
        return grants.stream().sorted().toList();
    }

    private static void addTo(List<Grant> grants, Assignment assignment) {
        if (assignment.principal() == null || assignment.privileges() == null) {
            return;
        }
        Principal principal = new Principal(assignment.principal());
        for (JsonNode privilege : assignment.privileges()) {
            grants.add(
                    privilege.isTextual()
                            ? Grant.direct(principal, new Privilege(privilege.asText()))
                            : new Grant(
                                    principal,
                                    new Privilege(privilege.path("privilege").asText()),
                                    inheritedFrom(privilege)));
        }
    }

    private static Optional<String> inheritedFrom(JsonNode privilege) {
        String type = privilege.path("inherited_from_type").asText("");
        String name = privilege.path("inherited_from_name").asText("");
        return type.isEmpty() && name.isEmpty()
                ? Optional.empty()
                : Optional.of((type.toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " " + name).strip());
    }
}
