// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a result (reference 1.5): rows inside, or links to them. With links, where the next chunk is stands in each
 * link. Presence counts, not the value: the next chunk of none is absent.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ResultData(
        @JsonProperty("chunk_index") int chunkIndex,
        @JsonProperty("row_offset") long rowOffset,
        @JsonProperty("row_count") long rowCount,

        @JsonProperty("data_array") @JsonDeserialize(using = RawRows.Reader.class) @Nullable
        RawRows dataArray,

        @JsonProperty("external_links") @Nullable List<Link> externalLinks,
        @JsonProperty("next_chunk_index") @Nullable Integer nextChunkIndex) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Link(
            @JsonProperty("chunk_index") int chunkIndex,
            @JsonProperty("row_offset") long rowOffset,
            @JsonProperty("row_count") long rowCount,
            @JsonProperty("byte_count") long byteCount,
            @JsonProperty("external_link") @Nullable String externalLink,
            @Nullable String expiration,
            @JsonProperty("http_headers") @Nullable Map<String, String> httpHeaders) {

        @Override
        public String toString() {
            return "Link[chunk " + chunkIndex + "]"; // the address is a secret
        }
    }
}
