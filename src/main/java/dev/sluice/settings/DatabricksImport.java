// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of the vendor's tools in our words, taken only when asked for by name: a profile of {@code ~/.databrickscfg} or
 * the {@code DATABRICKS_*} variables.
 *
 * @param settings by our names
 * @param taken which attribute became which setting, in words without values
 * @param notUnderstood the attributes that have no counterpart here
 */
public record DatabricksImport(
        String source, Map<String, String> settings, List<String> taken, List<String> notUnderstood) {

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("ARM_CLIENT_ID", "azure_client_id"),
            Map.entry("ARM_CLIENT_SECRET", "azure_client_secret"),
            Map.entry("ARM_TENANT_ID", "azure_tenant_id"),
            Map.entry("ARM_USE_MSI", "azure_use_msi"),
            Map.entry("ARM_ENVIRONMENT", "azure_environment"),
            Map.entry("DATABRICKS_AZURE_RESOURCE_ID", "azure_workspace_resource_id"),
            Map.entry("DATABRICKS_TOKEN_AUDIENCE", "audience"),
            Map.entry("DATABRICKS_OIDC_TOKEN_FILEPATH", "databricks_id_token_filepath"));

    /** The same in both worlds but for the hyphens. */
    private static final List<String> ALIKE = List.of(
            "host",
            "token",
            "client_id",
            "client_secret",
            "azure_tenant_id",
            "azure_workspace_resource_id",
            "warehouse_id",
            "cluster_id",
            "serverless_compute_id",
            "workspace_id");

    /** A profile of the vendor's file. */
    public static DatabricksImport ofProfile(Environment environment, String profile) {
        DatabricksFile file = DatabricksFile.read(environment);
        return of(file.shown() + " [" + profile + "]", file.profile(profile), Optional.of(profile));
    }

    /** The variables that the vendor's tools read; those of Azure only beside a host of {@code DATABRICKS_HOST}. */
    public static DatabricksImport ofEnvironment(Environment environment) {
        Map<String, String> attributes = new LinkedHashMap<>();
        new TreeMap<>(environment.variables()).forEach((variable, value) -> {
            boolean isTheirs = variable.startsWith("DATABRICKS_") || VARIABLES.containsKey(variable);
            if (isTheirs && !value.isBlank()) {
                attributes.put(
                        VARIABLES.getOrDefault(
                                variable,
                                variable.replaceFirst("^DATABRICKS_", "").toLowerCase(java.util.Locale.ROOT)),
                        value);
            }
        });
        if (!attributes.containsKey("host")) {
            throw new InvalidSettings(
                    "--databricks-env was given, and DATABRICKS_HOST is not set.", "Set it, or leave the flag out.");
        }
        return of("environment DATABRICKS_*", attributes, Optional.empty());
    }

    /** A sentence about what has no counterpart here, or nothing. */
    List<String> warnings() {
        return notUnderstood.isEmpty()
                ? List.of()
                : List.of("Of " + source + " these settings have no counterpart here and have no effect: "
                        + String.join(", ", notUnderstood) + ".");
    }

    static DatabricksImport of(String source, Map<String, String> attributes, Optional<String> profile) {
        Map<String, String> rest = new LinkedHashMap<>(attributes);
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> taken = new ArrayList<>();
        String type = new DatabricksAuthType(source, attributes, profile).translate(settings, rest, taken);
        settings.put("auth-type", type);
        for (String attribute : ALIKE) {
            take(attribute, attribute.replace('_', '-'), settings, rest, taken);
        }
        Optional.ofNullable(rest.remove("scopes")).ifPresent(scopes -> {
            settings.put("scopes", scopes.replace(',', ' ').strip().replaceAll(" +", " "));
            taken.add("scopes");
        });
        Optional.ofNullable(rest.remove("azure_environment")).ifPresent(cloud -> {
            settings.put("azure-cloud", cloud);
            taken.add("azure_environment as azure-cloud");
        });
        return new DatabricksImport(source, settings, taken, List.copyOf(rest.keySet()));
    }

    static void take(
            String attribute,
            String setting,
            Map<String, String> settings,
            Map<String, String> rest,
            List<String> taken) {
        Optional.ofNullable(rest.remove(attribute)).ifPresent(value -> {
            settings.put(setting, value);
            String alike = attribute.replace('_', '-');
            taken.add(alike.equals(setting) ? attribute : attribute + " as " + setting);
        });
    }

    @Override
    public String toString() {
        return "DatabricksImport[" + source + ", " + settings.keySet() + "]";
    }
}
