// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a local workspace holds of HTTP connections and grants. {@code @service@} in a connection's options stands for the
 * origin of the external service.
 *
 * @param connections bodies of {@code POST /connections}, each with an {@code owner} and {@code createdSecondsAgo} of its
 *     own where it is not the user's and not new
 * @param grants what is granted at the start
 * @param groups members by the group's name; everybody is in {@code account users}
 * @param secrets values by scope and key, for {@code secret('scope','key')} in SQL
 * @param allowedDestinations the host names that the serverless network policy lets through; absent means all
 * @param signsInAfter how often "please login first" is answered for a connection before somebody signs in; negative never
 * @param staticTokens tokens that the external service takes beside those of its providers
 */
public record Governance(
        List<ObjectNode> connections,
        List<Granted> grants,
        Map<String, List<String>> groups,
        Map<String, Map<String, String>> secrets,
        @Nullable List<String> allowedDestinations,
        int signsInAfter,
        List<String> staticTokens) {

    /** Privileges of one principal on one securable, as REST spells them. */
    public record Granted(String type, String name, String principal, List<String> privileges) {}

    /** Whether the network policy lets a host name through. */
    public boolean isAllowed(String host) {
        return allowedDestinations == null || allowedDestinations.contains(host);
    }

    /** Whether a principal is that caller, or a group with the caller in it. */
    public boolean isOrHolds(String principal, String caller) {
        return principal.equals(caller)
                || principal.equals("account users")
                || groups.getOrDefault(principal, List.of()).contains(caller);
    }
}
