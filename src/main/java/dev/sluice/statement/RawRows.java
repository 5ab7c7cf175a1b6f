// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Rows kept as JSON bytes, as the writers take them: no tree, no object a cell. */
final class RawRows {

    static final RawRows NONE = new RawRows(new byte[] {'[', ']'});

    private final byte[] json;

    RawRows(byte[] json) {
        this.json = json;
    }

    /** The array itself, not a copy: not to be changed. */
    byte[] json() {
        return json;
    }

    @Override
    public String toString() {
        return "RawRows[" + json.length + " bytes]";
    }

    /** Copies the array's tokens into bytes again. */
    static final class Reader extends StdDeserializer<RawRows> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(RawRows.class);
        }

        @Override
        public RawRows deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator generator = parser.getCodec().getFactory().createGenerator(bytes)) {
                generator.enable(
                        JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8); // else 😀 becomes two escapes
                generator.copyCurrentStructure(parser);
            }
            return new RawRows(bytes.toByteArray());
        }
    }
}
