// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.check.CheckReport;
import dev.sluice.check.Level;
import dev.sluice.check.PrometheusReport;
import dev.sluice.error.SluiceException.TimedOut;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks one connection while Prometheus scrapes: several targets, one exporter. A failed check is data, so it is a 200. */
@Path("/probe")
@Produces(PrometheusReport.MEDIA_TYPE)
@RunOnVirtualThread
public final class ProbeResource {

    /** What the answer needs to be back before the scraper gives up. */
    private static final Duration WAY_BACK = Duration.ofMillis(500);

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final double LONGEST_SECONDS = 3600;

    private final Parts parts;

    ProbeResource(Parts parts) {
        this.parts = parts;
    }

    @GET
    public Response probe(
            @QueryParam("target") @Nullable String target,
            @QueryParam("level") @Nullable String level,
            @HeaderParam("X-Prometheus-Scrape-Timeout-Seconds") @Nullable String scrapeTimeout,
            @Context ContainerRequestContext request)
            throws InterruptedException {
        if (target == null) {
            throw RefusedRequest.because("The parameter target is missing.", "Name a connection: /probe?target=NAME");
        }
        Configured.require(parts.connections().names(), target);
        Optional<Level> depth = Optional.ofNullable(level).map(CheckRequest::level);
        Optional<Duration> patience = Optional.ofNullable(scrapeTimeout).map(ProbeResource::patience);
        Places places = parts.places();
        if (!places.take()) {
            throw new RefusedRequest(Problem.tooMany(places.most()));
        }
        try {
            return Response.ok(probe(target, depth, patience, Trace.of(request)))
                    .build();
        } finally {
            places.giveBack();
        }
    }

    private String probe(String target, Optional<Level> level, Optional<Duration> patience, Trace trace)
            throws InterruptedException {
        try {
            CheckReport report = patience.isPresent()
                    ? parts.checkups().check(target, level, patience.get(), trace)
                    : parts.checkups().check(List.of(target), level, trace).getFirst();
            return PrometheusReport.render(List.of(report), parts.results()::lastSuccess);
        } catch (TimedOut late) {
            return PrometheusReport.late(target);
        }
    }

    private static Duration patience(String header) {
        if (!header.strip().matches("\\d{1,5}(\\.\\d{1,9})?")) {
            throw RefusedRequest.because(
                    "X-Prometheus-Scrape-Timeout-Seconds is no number of seconds.", "Send it as 10 or 9.5.");
        }
        double seconds = Math.min(LONGEST_SECONDS, Double.parseDouble(header.strip()));
        Duration whole = Duration.ofMillis((long) (seconds * 1000));
        Duration rest = whole.minus(WAY_BACK);
        return rest.compareTo(LEAST) < 0 ? LEAST : rest;
    }
}
