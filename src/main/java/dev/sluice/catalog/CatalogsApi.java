// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of Unity Catalog that lists, page by page (reference 3.1); a size of zero is the server's own. */
@Path("/api/2.1/unity-catalog")
@Produces(MediaType.APPLICATION_JSON)
interface CatalogsApi {

    @GET
    @Path("catalogs")
    Page catalogs(@QueryParam("max_results") int size, @QueryParam("page_token") @Nullable String token);

    @GET
    @Path("schemas")
    Page schemas(
            @QueryParam("catalog_name") String catalog,
            @QueryParam("max_results") int size,
            @QueryParam("page_token") @Nullable String token);

    @GET
    @Path("tables")
    Page tables(
            @QueryParam("catalog_name") String catalog,
            @QueryParam("schema_name") String schema,
            @QueryParam("omit_columns") boolean omitColumns,
            @QueryParam("omit_properties") boolean omitProperties,
            @QueryParam("max_results") int size,
            @QueryParam("page_token") @Nullable String token);

    /** One answer; it may be empty and yet name a next page. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(
            @Nullable List<Info> catalogs,
            @Nullable List<Info> schemas,
            @Nullable List<Info> tables,
            @JsonProperty("next_page_token") @Nullable String nextPageToken) {

        List<Info> entries() {
            return Stream.of(Optional.ofNullable(catalogs), Optional.ofNullable(schemas), Optional.ofNullable(tables))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(List.of());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Info(
            @Nullable String name,
            @JsonProperty("full_name") @Nullable String fullName,
            @JsonProperty("catalog_type") @Nullable String catalogType,
            @JsonProperty("table_type") @Nullable String tableType,
            @Nullable String owner,
            @Nullable String comment,
            @JsonProperty("created_at") @Nullable Long createdAt,
            @JsonProperty("updated_at") @Nullable Long updatedAt) {

        CatalogEntry entry() {
            String shown = name == null ? "" : name;
            return new CatalogEntry(
                    shown,
                    fullName == null ? shown : fullName,
                    Optional.ofNullable(tableType == null ? catalogType : tableType),
                    Optional.ofNullable(owner),
                    Optional.ofNullable(comment),
                    time(createdAt),
                    time(updatedAt));
        }
    }

    /** Times are milliseconds since 1970. */
    static Optional<Instant> time(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
}
