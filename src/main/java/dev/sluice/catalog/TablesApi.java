// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of Unity Catalog that describes tables (reference 3.1). */
@Path("/api/2.1/unity-catalog/tables")
@Produces(MediaType.APPLICATION_JSON)
interface TablesApi {

    @GET
    @Path("{full_name}")
    TableInfo get(@PathParam("full_name") String fullName);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TableInfo(
            @JsonProperty("full_name") @Nullable String fullName,
            @JsonProperty("table_type") @Nullable String tableType,
            @JsonProperty("data_source_format") @Nullable String format,
            @JsonProperty("storage_location") @Nullable String location,
            @JsonProperty("view_definition") @Nullable String viewDefinition,
            @Nullable String owner,
            @Nullable String comment,
            @JsonProperty("created_at") @Nullable Long createdAt,
            @JsonProperty("updated_at") @Nullable Long updatedAt,
            @Nullable List<ColumnInfo> columns) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ColumnInfo(
            @Nullable String name,
            @JsonProperty("type_text") @Nullable String typeText,
            @JsonProperty("type_name") @Nullable String typeName,
            @Nullable Boolean nullable,
            @Nullable String comment) {}
}
