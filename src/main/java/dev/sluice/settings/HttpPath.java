// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP paths that Databricks shows for compute, and the ids in them. */
final class HttpPath {

    private static final Pattern WAREHOUSE = Pattern.compile("/?sql/1\\.0/(?:warehouses|endpoints)/([A-Za-z0-9_-]+)/?");
    private static final Pattern CLUSTER = Pattern.compile("/?sql/protocolv1/o/[0-9]+/([A-Za-z0-9_-]+)/?");

    private HttpPath() {}

    /** The warehouse id in {@code /sql/1.0/warehouses/ID}; whatever follows a {@code ?} or {@code &} is no part of it. */
    static String warehouseId(String path, Origin origin) {
        Matcher warehouse = WAREHOUSE.matcher(withoutQuery(path));
        if (warehouse.matches()) {
            return warehouse.group(1);
        }
        String remedy = CLUSTER.matcher(withoutQuery(path)).matches()
                ? "This is the path of a cluster: give it as classic-compute-http-path."
                : "Copy the HTTP path from the warehouse's connection details: /sql/1.0/warehouses/ID.";
        throw new InvalidSettings("The http-path '" + path + "' (" + origin + ") names no warehouse.", remedy);
    }

    /** The cluster id in {@code sql/protocolv1/o/WORKSPACE/CLUSTER}. */
    static String clusterId(String path, Origin origin) {
        Matcher cluster = CLUSTER.matcher(withoutQuery(path));
        if (cluster.matches()) {
            return cluster.group(1);
        }
        throw new InvalidSettings(
                "The classic-compute-http-path '" + path + "' (" + origin + ") names no cluster.",
                "Copy the HTTP path from the cluster's connection details: sql/protocolv1/o/WORKSPACE/CLUSTER.");
    }

    private static String withoutQuery(String path) {
        return path.strip().split("[?&]", 2)[0];
    }
}
