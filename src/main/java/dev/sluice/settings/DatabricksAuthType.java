// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of our auth types a profile of the vendor's tools means, and what that type needs besides (reference 8.1, 8.3). */
record DatabricksAuthType(String source, Map<String, String> attributes, Optional<String> profile) {

    String translate(Map<String, String> settings, Map<String, String> rest, List<String> taken) {
        String named = Optional.ofNullable(rest.remove("auth_type")).orElseGet(this::fromWhatIsSet);
        String type = switch (named) {
            case "pat" -> "pat";
            case "oauth-m2m" -> "oauth-m2m";
            case "external-browser" -> "oauth-u2m";
            case "databricks-cli" -> {
                settings.put("token-command", command());
                yield "token-command";
            }
            case "azure-client-secret" -> {
                DatabricksImport.take("azure_client_id", "client-id", settings, rest, taken);
                DatabricksImport.take("azure_client_secret", "client-secret", settings, rest, taken);
                yield "azure-sp-m2m";
            }
            case "azure-msi" -> {
                DatabricksImport.take("azure_client_id", "client-id", settings, rest, taken);
                rest.remove("azure_use_msi");
                yield "azure-managed-identity";
            }
            case "azure-cli" -> "azure-cli";
            case "github-oidc" -> federation("github", settings, rest, taken);
            case "env-oidc" ->
                federation(
                        "env:"
                                + Optional.ofNullable(rest.remove("oidc_token_env"))
                                        .orElse("DATABRICKS_OIDC_TOKEN"),
                        settings,
                        rest,
                        taken);
            case "file-oidc" ->
                federation(
                        "file:"
                                + Optional.ofNullable(rest.remove("databricks_id_token_filepath"))
                                        .orElse(""),
                        settings,
                        rest,
                        taken);
            default ->
                throw new InvalidSettings(
                        "The auth type '" + named + "' of " + source + " has no counterpart here.",
                        "Add the connection with sluice connection add; the auth types are " + AuthTypeNames.inWords()
                                + ".");
        };
        taken.addFirst("auth_type " + named + " as " + type);
        return type;
    }

    private String federation(
            String tokenSource, Map<String, String> settings, Map<String, String> rest, List<String> taken) {
        settings.put("token-source", tokenSource);
        DatabricksImport.take("audience", "token-audience", settings, rest, taken);
        return "oidc-federation";
    }

    /** What {@code databricks auth login} leaves is used through the program that left it. */
    private String command() {
        return "databricks auth token "
                + profile.map(name -> "--profile " + quoted(name))
                        .orElseGet(() -> "--host " + quoted(attributes.getOrDefault("host", "")));
    }

    private static String quoted(String word) {
        return word.matches("[\\w.:/@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Without a name there must be exactly one kind of credential; a host alone tells nothing. */
    private String fromWhatIsSet() {
        List<String> meant = Stream.of(
                        kind("token", "pat"),
                        kind("client_secret", "oauth-m2m"),
                        kind("azure_client_secret", "azure-client-secret"),
                        kind("azure_use_msi", "azure-msi"))
                .flatMap(Optional::stream)
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        throw new InvalidSettings(
                meant.isEmpty()
                        ? source + " names no auth_type and holds no credential."
                        : source + " holds more than one credential: " + String.join(" and ", meant) + ".",
                "Write its auth_type, or add the connection with sluice connection add.");
    }

    private Optional<String> kind(String attribute, String type) {
        return attributes.containsKey(attribute) ? Optional.of(type) : Optional.empty();
    }

    @Override
    public String toString() {
        return "DatabricksAuthType[" + source + "]";
    }
}
