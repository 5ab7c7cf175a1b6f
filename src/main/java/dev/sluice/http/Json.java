// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The one shared JSON reader and writer; made when first needed, since most runs need it for nothing but errors. */
public final class Json {

    private static final class Holder {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private Json() {}

    public static ObjectMapper mapper() {
        return Holder.MAPPER;
    }
}
