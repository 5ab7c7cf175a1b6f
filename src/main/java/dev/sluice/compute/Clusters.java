// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import dev.sluice.connection.Connection;
import dev.sluice.error.Explanation;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.PermissionDenied;

/** The clusters of the workspace, as far as they are asked how they are; nothing here starts one. */
public final class Clusters {

    private final Connection connection;

    public Clusters(Connection connection) {
        this.connection = connection;
    }

    /** One by its id; an unknown one is a {@code NotFound}. */
    public Cluster get(String id) throws InterruptedException {
        try {
            return connection
                    .api(ClustersApi.class)
                    .read("find cluster " + id, client -> client.get(id))
                    .cluster();
        } catch (PermissionDenied denied) {
            throw denied.explanation().message().contains("not authorized to access cluster")
                    ? new PermissionDenied(known(FailureId.CLUSTER_ATTACH_DENIED, denied))
                    : denied;
        } catch (NotFound unknown) {
            throw new NotFound(known(FailureId.CLUSTER_UNKNOWN, unknown));
        }
    }

    private static Explanation known(FailureId id, SluiceException failure) {
        return id.explain(failure.explanation().message())
                .withRequestId(failure.requestId())
                .causedBy(failure);
    }
}
