// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.check.CheckReport;
import dev.sluice.check.PrometheusReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;

/** What the last checks came to, and the server itself, for Prometheus. It checks nothing. */
@Path("/metrics")
@RunOnVirtualThread
public final class MetricsResource {

    private final Parts parts;

    MetricsResource(Parts parts) {
        this.parts = parts;
    }

    @GET
    @Produces(PrometheusReport.MEDIA_TYPE)
    public String metrics() {
        List<String> names = parts.connections().names();
        parts.results().keepOnly(names);
        List<CheckReport> latest = names.stream()
                .flatMap(name -> parts.results().of(name).stream())
                .map(LastResults.History::latest)
                .toList();
        return PrometheusReport.render(latest, parts.results()::lastSuccess)
                + parts.counts().render(parts.places().taken());
    }
}
