// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.http.Json;
import dev.sluice.settings.MaskedText;
import dev.sluice.settings.Settings;
import dev.sluice.token.AccessToken;
import dev.sluice.token.CachedTokenSource;
import dev.sluice.token.TokenSource;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whoever is signed in with the Azure CLI on this machine: a person, a service principal or a managed identity. */
public record AzureCli(Optional<String> tenant, String resource, Optional<ManagementAccess> management)
        implements AuthType {

    /** It is a Python program, and slow on a loaded machine. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static AzureCli from(Settings settings) {
        return new AzureCli(
                settings.text("azure-tenant-id"), settings.require("azure-resource"), ManagementAccess.from(settings));
    }

    @Override
    public String name() {
        return "azure-cli";
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        return new CachedTokenSource(() -> token(context, resource), context.clock());
    }

    @Override
    public WorkspaceHeaders openHeaders(AuthContext context) {
        WorkspaceHeaders headers = ManagementAccess.headers(
                management, cloud -> new CachedTokenSource(() -> token(context, cloud.management()), context.clock()));
        return () -> {
            try {
                return headers.now();
            } catch (Unauthenticated noManagement) {
                if (account(context).path("type").asText().equals("user")) {
                    return Map.of(); // a person without access to the management is a member, or is nothing here
                }
                throw noManagement;
            }
        };
    }

    private AccessToken token(AuthContext context, String what) {
        List<String> words = new ArrayList<>(List.of("account", "get-access-token", "--resource", what));
        words.addAll(List.of("--output", "json"));
        // az refuses --tenant for a managed identity, which has but one (reference 7.1)
        if (tenant.isPresent() && !isManagedIdentity(context)) {
            words.addAll(List.of("--tenant", tenant.get()));
        }
        String printed = az(context, words);
        return new PrintedToken(context.clock().instant(), ZoneId.systemDefault())
                .read(printed)
                .map(EntraTokens::inTime)
                .orElseThrow(() -> failed(
                        "az printed no token.", "Run az account get-access-token --resource " + what + " by hand."));
    }

    private static boolean isManagedIdentity(AuthContext context) {
        JsonNode user = account(context);
        String name = user.path("name").asText();
        return user.path("type").asText().equals("servicePrincipal")
                && (name.equals("systemAssignedIdentity") || name.equals("userAssignedIdentity"));
    }

    /** Who is signed in with az; nothing is known of them when az says it in a form of its own. */
    private static JsonNode account(AuthContext context) {
        String printed = az(context, List.of("account", "show", "--output", "json"));
        try {
            return Json.mapper().readTree(printed).path("user");
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String az(AuthContext context, List<String> words) {
        List<String> command = new ArrayList<>(List.of("az"));
        command.addAll(words);
        Programs.Ended ended;
        try {
            ended = context.programs().run(command, LIMIT);
        } catch (IOException absent) {
            throw failed(
                    "the Azure CLI (az) is not installed, or not on the PATH.",
                    "Install it and run az login, or use another auth type, such as azure-sp-m2m.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(Explanation.of("Interrupted while az ran.", "Run it again."));
        }
        if (!ended.isOver()) {
            throw failed(
                    "az was still running after " + LIMIT.toSeconds() + " seconds and was ended.",
                    "Run az account get-access-token by hand to see what it waits for.");
        }
        if (ended.exit() != 0) {
            throw refused(ended);
        }
        return ended.out();
    }

    private static Unauthenticated refused(Programs.Ended ended) {
        String said = MaskedText.of(ended.err());
        if (said.contains("az login") && !said.contains("AADSTS")) {
            return failed("nobody is signed in with az: " + said, "Run az login, then run it again.");
        }
        if (said.contains("No subscription found")) {
            return failed(
                    "az is signed in without a subscription: " + said,
                    "Run az login --allow-no-subscriptions, or set azure-tenant-id for this connection.");
        }
        if (said.contains("AADSTS")) {
            return failed(
                    "az was refused by Entra ID: " + said,
                    "The login has expired or may not be used for Databricks: run az login (with --tenant, if the"
                            + " workspace is in another tenant), then run it again.");
        }
        return failed(
                "az ended with exit code " + ended.exit() + (said.isEmpty() ? "." : ": " + said),
                "Run az account get-access-token by hand, and correct what it says.");
    }

    private static Unauthenticated failed(String why, String remedy) {
        return new Unauthenticated(Explanation.of("azure-cli gave no token: " + why, remedy));
    }
}
