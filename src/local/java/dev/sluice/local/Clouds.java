// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local;

import dev.sluice.local.http.CloudProxy;
import dev.sluice.local.http.JdkServer;
import dev.sluice.local.http.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The names of Azure, answered on loopback: Entra ID's by its stand-in, those of workspaces by the workspace. */
record Clouds(JdkServer entra, CloudProxy cloudProxy) implements AutoCloseable {

    private static final List<String> LOGIN =
            List.of("login.microsoftonline.com", "login.microsoftonline.us", "login.chinacloudapi.cn");
    private static final List<String> WORKSPACES =
            List.of(".azuredatabricks.net", ".databricks.azure.us", ".databricks.azure.cn");

    static Clouds start(Origin login, SSLContext tls, int workspacePort) throws IOException {
        JdkServer entra = JdkServer.start(login, 0, tls);
        CloudProxy proxy = CloudProxy.start(name -> {
            if (LOGIN.contains(name)) {
                return entra.port();
            }
            return WORKSPACES.stream().anyMatch(name::endsWith) ? workspacePort : 0;
        });
        return new Clouds(entra, proxy);
    }

    String proxy() {
        return cloudProxy.url();
    }

    @Override
    public void close() {
        try {
            cloudProxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entra.close();
    }
}
