// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.settings.Settings;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One of the clouds of Azure: where its workspaces, its Entra ID and its management live (reference 7). */
enum EntraCloud {
    PUBLIC(".azuredatabricks.net", "https://login.microsoftonline.com/", "https://management.core.windows.net/"),
    US_GOVERNMENT(
            ".databricks.azure.us", "https://login.microsoftonline.us/", "https://management.core.usgovcloudapi.net/"),
    CHINA(".databricks.azure.cn", "https://login.chinacloudapi.cn/", "https://management.core.chinacloudapi.cn/");

    /** A GUID, or a domain of the tenant. */
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    private final String suffix;
    private final String login;
    private final String management;

    EntraCloud(String suffix, String login, String management) {
        this.suffix = suffix;
        this.login = login;
        this.management = management;
    }

    /** The cloud of a connection: by the host's ending, else by {@code azure-cloud}; the two must not differ. */
    static EntraCloud of(Settings settings) {
        WorkspaceHost host = WorkspaceHost.parse(settings.require("host"));
        Optional<EntraCloud> byHost = Arrays.stream(values())
                .filter(cloud -> host.hostName().endsWith(cloud.suffix))
                .findFirst();
        Optional<EntraCloud> named = settings.text("azure-cloud").map(text -> parse(settings, text));
        if (byHost.isPresent() && named.isPresent() && !byHost.equals(named)) {
            throw new InvalidSettings(
                    "azure-cloud (" + settings.originOf("azure-cloud") + ") says " + named.get() + ", and the host "
                            + host + " (" + settings.originOf("host") + ") is of the cloud " + byHost.get() + ".",
                    "Take azure-cloud away, or correct the host.");
        }
        return byHost.or(() -> named)
                .orElseThrow(() -> new InvalidSettings(
                        "The host " + host + " does not tell in which cloud of Azure it is.",
                        "Set azure-cloud to public, us-government or china; hosts of Azure end with " + PUBLIC.suffix
                                + ", " + US_GOVERNMENT.suffix + " or " + CHINA.suffix + "."));
    }

    private static EntraCloud parse(Settings settings, String text) {
        String bare = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return Arrays.stream(values())
                .filter(cloud ->
                        cloud.name().replace("_", "").toLowerCase(Locale.ROOT).equals(bare))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings(
                        "'" + text + "' (" + settings.originOf("azure-cloud") + ") is not a cloud of Azure.",
                        "Use public, us-government or china."));
    }

    /** An endpoint of a tenant, such as {@code token}. */
    URI endpoint(String tenant, String name) {
        return URI.create(login + requireTenant(tenant) + "/oauth2/v2.0/" + name);
    }

    /** A tenant stands in a path: what could leave it is refused. */
    static String requireTenant(String tenant) {
        if (!TENANT.matcher(tenant).matches()) {
            throw new InvalidSettings(
                    "'" + tenant + "' cannot be a tenant of Entra ID.",
                    "Set azure-tenant-id to the tenant's id, or to one of its domains.");
        }
        return tenant;
    }

    /** As a resource; a v2 scope is this with {@code /.default} behind it, the slash in front kept. */
    String management() {
        return management;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
