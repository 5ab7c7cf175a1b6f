// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.compute.Cluster;
import dev.sluice.compute.Clusters;
import dev.sluice.connection.Compute;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.Unavailable;
import java.util.Optional;

/** What the phases of a check see of compute of Databricks Connect: how a cluster is, and whether SQL may run there. */
final class ConnectCompute {

    private ConnectCompute() {}

    static boolean isNamed(CheckedConnection connection) {
        return connection.connection().config().compute().isConnect();
    }

    /** Asks how the compute is, and starts nothing; of serverless compute there is nothing to ask (reference 13.1). */
    static Verdict state(CheckedConnection connection) throws InterruptedException {
        if (!(connection.connection().config().compute() instanceof Compute.Cluster named)) {
            return new Verdict.Skipped("serverless compute has no state to ask for; --level sql tries it");
        }
        Cluster cluster = new Clusters(connection.connection()).get(named.id());
        if (!cluster.isRunning() && !cluster.isStarting() && !cluster.wouldBeStarted()) {
            throw new Unavailable(FailureId.CLUSTER_TROUBLE.explain(
                    "The cluster " + cluster.inWords() + " is " + cluster.stateInWords() + "."));
        }
        connection.found(cluster);
        return new Verdict.Passed("cluster " + cluster.inWords() + " is " + cluster.stateInWords());
    }

    /** Why SQL cannot or shall not run there. */
    static Optional<Verdict.Skipped> obstacle(CheckedConnection connection) {
        if (connection.connection().config().compute() instanceof Compute.Serverless) {
            return connection.mayStartCompute()
                    ? Optional.empty()
                    : Optional.of(new Verdict.Skipped("would start serverless compute; --level sql"));
        }
        Optional<Cluster> cluster = connection.cluster();
        if (cluster.isEmpty()) {
            return Optional.of(new Verdict.Skipped("compute failed"));
        }
        if (cluster.get().isRunning() || connection.mayStartCompute()) {
            return Optional.empty();
        }
        return Optional.of(
                cluster.get().wouldBeStarted()
                        ? Verdict.Skipped.because(
                                "the cluster is " + cluster.get().stateInWords()
                                        + ", and SQL would start it; --level sql",
                                FailureId.CLUSTER_TERMINATED)
                        : Verdict.Skipped.because(
                                "the cluster is " + cluster.get().stateInWords() + "; --level sql waits for it",
                                FailureId.CLUSTER_STARTING));
    }
}
