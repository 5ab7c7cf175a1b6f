// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The Statement Execution API, as the workspace serves it. */
@Path("/api/2.0/sql/statements")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface StatementExecutionApi {

    @POST
    StatementResponse execute(StatementRequest request);

    @GET
    @Path("{statement_id}")
    StatementResponse get(@PathParam("statement_id") String statementId);

    @GET
    @Path("{statement_id}/result/chunks/{chunk_index}")
    ResultData chunk(@PathParam("statement_id") String statementId, @PathParam("chunk_index") int chunkIndex);

    @POST
    @Path("{statement_id}/cancel")
    void cancel(@PathParam("statement_id") String statementId);
}
