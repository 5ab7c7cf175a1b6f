// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.check.CheckReport;
import dev.sluice.check.Level;
import dev.sluice.check.ReportFormat;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs checks for schedulers: the report is the same whatever comes out, the status says whether all passed. */
@Path("/check")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class CheckResource {

    /** More than the names of a thousand connections. */
    static final int LONGEST_BODY = 64 * 1024;

    private static final int FAILED = 503;

    private final Parts parts;

    CheckResource(Parts parts) {
        this.parts = parts;
    }

    @GET
    @Path("{connection}")
    public Response one(
            @PathParam("connection") String connection,
            @QueryParam("level") @Nullable String level,
            @QueryParam("fail") @Nullable String fail,
            @Context ContainerRequestContext request)
            throws InterruptedException {
        Configured.require(parts.connections().names(), connection);
        Optional<Level> depth = Optional.ofNullable(level).map(CheckRequest::level);
        boolean isStrict = isStrict(fail);
        return answer(check(List.of(connection), depth, request), isStrict, CheckRequest.Reply.REPORT);
    }

    @POST
    public Response several(
            InputStream body,
            @QueryParam("level") @Nullable String level,
            @QueryParam("fail") @Nullable String fail,
            @Context ContainerRequestContext request)
            throws IOException, InterruptedException {
        byte[] bytes = body.readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw new RefusedRequest(Problem.tooLarge(LONGEST_BODY));
        }
        CheckRequest wish = CheckRequest.parse(name -> RequestGate.header(request, name), bytes);
        boolean isStrict = isStrict(fail);
        List<String> all = parts.connections().names();
        List<String> names = wish.connections().orElse(all);
        names.forEach(name -> Configured.require(all, name));
        Optional<Level> depth = wish.level().or(() -> Optional.ofNullable(level).map(CheckRequest::level));
        return answer(check(names, depth, request), isStrict, wish.reply());
    }

    private List<CheckReport> check(List<String> names, Optional<Level> level, ContainerRequestContext request)
            throws InterruptedException {
        Places places = parts.places();
        if (!places.take()) {
            throw new RefusedRequest(Problem.tooMany(places.most()));
        }
        try {
            return parts.checkups().check(names, level, Trace.of(request));
        } finally {
            places.giveBack();
        }
    }

    private static Response answer(List<CheckReport> reports, boolean isStrict, CheckRequest.Reply reply) {
        boolean isPassed = reports.stream().allMatch(CheckReport::isPassed);
        String body = switch (reply) {
            case REPORT -> ReportFormat.JSON.render(reports);
            case AZURE_FUNCTION -> AzureReply.of(reports);
        };
        return Response.status(isPassed || !isStrict ? 200 : FAILED)
                .entity(body)
                .build();
    }

    private static boolean isStrict(@Nullable String fail) {
        return switch (fail) {
            case null -> true;
            case "true" -> true;
            case "false" -> false;
            default ->
                throw RefusedRequest.because(
                        "The parameter fail is '" + CheckRequest.printable(fail) + "'.",
                        "fail=false answers 200 whatever comes out; leave it away for 503 when a check fails.");
        };
    }
}
