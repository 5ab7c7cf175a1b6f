// SPDX-License-Identifier: Apache-2.0
package dev.sluice.grant;

import dev.sluice.catalog.Grant;
import dev.sluice.catalog.Grants;
import dev.sluice.catalog.Principal;
import dev.sluice.catalog.Privilege;
import dev.sluice.catalog.Securable;
import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException;
import dev.sluice.httpconnection.AuthMethod;
import dev.sluice.httpconnection.HttpConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who may use and who did use every HTTP connection; each answer names its source, or is unknown with the reason. */
public final class GrantAudit {

    /** A value with where it comes from. */
    public record Fact(Optional<String> value, String source) {

        static Fact of(String value, String source) {
            return new Fact(Optional.of(value), source);
        }

        /** Nobody says; {@code why} is the reason. */
        static Fact unknown(String why) {
            return new Fact(Optional.empty(), why);
        }

        public String shown() {
            return value.orElse("unknown");
        }
    }

    /** One connection. {@code ownersRight} is what no revoke takes away. */
    public record Row(
            String connection,
            Fact method,
            Fact identity,
            Fact owner,
            Fact mayUse,
            Fact directUserGrants,
            Fact ownersRight,
            Fact credentialEnds,
            Fact usedBy) {}

    private final EveryConnection connections;
    private final Grants grants;
    private final ConnectionUsage usage;

    public GrantAudit(Connection connection, ConnectionUsage usage) {
        this.connections = new EveryConnection(connection);
        this.grants = new Grants(connection);
        this.usage = usage;
    }

    /** All rows, with what could not be looked into: an audit that leaves something out says so. */
    public record Report(List<Row> rows, List<String> unseen) {}

    /** The metastore's connections with those of every schema that the caller sees. */
    public Report everywhere() throws InterruptedException {
        return report(connections.everywhere());
    }

    /** The metastore's connections with those of the schemas that are named. */
    public Report in(List<String> schemas) throws InterruptedException {
        return report(connections.in(schemas));
    }

    private Report report(EveryConnection.Found found) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (HttpConnection each : found.connections()) {
            rows.add(row(each));
        }
        return new Report(rows, found.unseen());
    }

    private Row row(HttpConnection connection) throws InterruptedException {
        Securable securable = Securable.connection(connection.name().fullName());
        Fact owner = connection
                .owner()
                .map(name -> Fact.of(name, "owner"))
                .orElseGet(() -> Fact.unknown("the workspace names no owner"));
        String type = "credential_type " + connection.credentialType();
        return new Row(
                connection.name().fullName(),
                connection.method().map(method -> Fact.of(method.word(), type)).orElseGet(() -> Fact.unknown(type)),
                connection
                        .method()
                        .map(method -> Fact.of(method.identity(), type))
                        .orElseGet(() -> Fact.unknown(type)),
                owner,
                mayUse(securable, connection),
                directUsers(securable),
                ownersRight(connection),
                credentialEnds(connection),
                usage.of(connection.name().fullName()));
    }

    private Fact mayUse(Securable securable, HttpConnection connection) throws InterruptedException {
        try {
            TreeSet<String> names = new TreeSet<>();
            connection.owner().ifPresent(owner -> names.add(owner + " (owner)"));
            for (Grant grant : grants.effective(securable)) {
                if (grant.privilege().equals(Privilege.USE_CONNECTION)
                        || grant.privilege().equals(Privilege.ALL_PRIVILEGES)) {
                    names.add(grant.principal().name());
                }
            }
            return Fact.of(String.join(", ", names), "effective-permissions and owner");
        } catch (SluiceException refused) {
            return Fact.unknown("effective-permissions could not be read");
        }
    }

    /** Users who are named themselves: what a review should turn into groups. */
    private Fact directUsers(Securable securable) throws InterruptedException {
        try {
            TreeSet<String> users = new TreeSet<>();
            for (Grant grant : grants.show(securable)) {
                if (grant.principal().kind() == Principal.Kind.USER) {
                    users.add(grant.principal() + " (" + grant.privilege() + ")");
                }
            }
            return Fact.of(users.isEmpty() ? "none" : String.join(", ", users), "permissions");
        } catch (SluiceException refused) {
            return Fact.unknown("permissions could not be read");
        }
    }

    private static Fact ownersRight(HttpConnection connection) {
        if (connection.owner().isEmpty()) {
            return Fact.unknown("the workspace names no owner");
        }
        Principal owner = new Principal(connection.owner().get());
        return Fact.of(
                switch (owner.kind()) {
                    case USER -> owner + ", a user: transfer it";
                    case SERVICE_PRINCIPAL -> owner + ", a service principal";
                    case GROUP -> owner + ", a group or service principal";
                },
                "owner; an owner's USE CONNECTION cannot be revoked");
    }

    private static Fact credentialEnds(HttpConnection connection) {
        Optional<String> missing = connection.missingRefresh();
        if (missing.isPresent()) {
            return Fact.of("about an hour after each sign-in", "options: no " + missing.get());
        }
        if (connection.accessTokenEnd().isPresent()) {
            return Fact.of("access token " + connection.accessTokenEnd().get(), "options.access_token_expiration");
        }
        return connection
                .method()
                .filter(method -> method == AuthMethod.BEARER_TOKEN)
                .map(_ -> Fact.unknown("the end of a static token is not told"))
                .orElseGet(() -> Fact.unknown("the end of what renews it is not told"));
    }
}
