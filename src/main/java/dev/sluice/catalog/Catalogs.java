// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import dev.sluice.connection.Connection;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.Unexpected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Unity Catalog as it is browsed: catalogs, their schemas, and the tables of a schema. */
public final class Catalogs {

    private static final int SERVERS_OWN_SIZE = 0;
    private static final int NAMES_IN_A_SENTENCE = 10;

    private final Connection.Calls<CatalogsApi> api;

    public Catalogs(Connection connection) {
        this.api = connection.api(CatalogsApi.class);
    }

    /** All that the caller can see there, over all pages, in the server's order. What is not there is told what is. */
    public List<CatalogEntry> list(CatalogPath path) throws InterruptedException {
        try {
            return pages(path);
        } catch (NotFound missing) {
            throw instead(missing, path.parent());
        }
    }

    /** The same failure with a remedy that names what is there, at the deepest level that exists. */
    NotFound instead(NotFound missing, CatalogPath from) throws InterruptedException {
        Explanation why = missing.explanation();
        try {
            return new NotFound(why.withRemedy("Check the name. " + inWords(from, pages(from))));
        } catch (NotFound alsoMissing) {
            return from.isRoot() ? missing : instead(missing, from.parent());
        } catch (SluiceException notListed) {
            return new NotFound(why.withRemedy(
                    "Check the name. What else is in " + from + " could not be listed: " + notListed.getMessage()));
        }
    }

    private List<CatalogEntry> pages(CatalogPath path) throws InterruptedException {
        List<CatalogEntry> all = new ArrayList<>();
        Set<String> followed = new HashSet<>();
        String action = "list the " + path.contents() + (path.isRoot() ? "" : " of " + path);
        @Nullable String next = null;
        do {
            String token = next;
            CatalogsApi.Page page = api.read(action, client -> page(client, path, token));
            page.entries().forEach(info -> all.add(info.entry()));
            next = page.nextPageToken(); // a page may be empty and not be the last
            if (next != null && !followed.add(next)) {
                throw new Unexpected(Explanation.of(
                        "Could not " + action + ": the server names the same next page again and again.",
                        "Run it again; if it stays, report it to whoever runs the workspace."));
            }
        } while (next != null && !next.isEmpty());
        return all;
    }

    private static CatalogsApi.Page page(CatalogsApi client, CatalogPath path, @Nullable String token) {
        List<String> parts = path.parts();
        return switch (parts.size()) {
            case 0 -> client.catalogs(SERVERS_OWN_SIZE, token);
            case 1 -> client.schemas(parts.getFirst(), SERVERS_OWN_SIZE, token);
            default ->
                client.tables(
                        parts.getFirst(),
                        parts.getLast(),
                        /* omitColumns= */ true,
                        /* omitProperties= */ true,
                        SERVERS_OWN_SIZE,
                        token);
        };
    }

    private static String inWords(CatalogPath path, List<CatalogEntry> entries) {
        if (entries.isEmpty()) {
            return "This connection sees no " + path.contents() + (path.isRoot() ? " at all." : " in " + path + ".");
        }
        String names = entries.stream()
                .limit(NAMES_IN_A_SENTENCE)
                .map(CatalogEntry::name)
                .collect(Collectors.joining(", "));
        int more = entries.size() - NAMES_IN_A_SENTENCE;
        return "This connection sees these " + path.contents() + (path.isRoot() ? ": " : " in " + path + ": ") + names
                + (more > 0 ? " and " + more + " more." : ".");
    }
}
