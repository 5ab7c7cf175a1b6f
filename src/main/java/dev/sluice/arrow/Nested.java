// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The vectors of ARRAY, MAP and STRUCT; their text is compact JSON. */
abstract class Nested extends Vector {

    private final ByteText whole = new ByteText();

    private Nested(ByteBuffer validity) {
        super(validity);
    }

    @Override
    final void cell(int row, ByteText out) {
        whole.clear();
        text(row, whole);
        out.escaped(whole);
    }

    @Override
    final void json(int row, ByteText out) {
        text(row, out);
    }

    static final class Lists extends Nested {

        private final Offsets offsets;
        private final Vector elements;

        Lists(ByteBuffer validity, Offsets offsets, Vector elements) {
            super(validity);
            this.offsets = offsets;
            this.elements = elements;
        }

        @Override
        void text(int row, ByteText out) {
            int start = offsets.start(row);
            int count = offsets.count(row);
            out.put('[');
            for (int i = start; i < start + count; i++) {
                if (i > start) {
                    out.put(',');
                }
                elements.jsonOrNull(i, out);
            }
            out.put(']');
        }
    }

    /** An object; a key that is no string becomes one. */
    static final class Maps extends Nested {

        private final Offsets offsets;
        private final Vector keys;
        private final Vector values;

        Maps(ByteBuffer validity, Offsets offsets, Vector keys, Vector values) {
            super(validity);
            this.offsets = offsets;
            this.keys = keys;
            this.values = values;
        }

        @Override
        void text(int row, ByteText out) {
            int start = offsets.start(row);
            int count = offsets.count(row);
            out.put('{');
            for (int i = start; i < start + count; i++) {
                if (i > start) {
                    out.put(',');
                }
                out.put('"');
                keys.cell(i, out);
                out.put('"');
                out.put(':');
                values.jsonOrNull(i, out);
            }
            out.put('}');
        }
    }

    static final class Structs extends Nested {

        private final List<ByteBuffer> names;
        private final List<Vector> values;

        Structs(ByteBuffer validity, List<ArrowField> fields, List<Vector> values) {
            super(validity);
            this.names = fields.stream()
                    .map(field -> ByteBuffer.wrap(field.name().getBytes(StandardCharsets.UTF_8)))
                    .toList();
            this.values = values;
        }

        @Override
        void text(int row, ByteText out) {
            out.put('{');
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    out.put(',');
                }
                out.put('"');
                out.escaped(names.get(i), 0, names.get(i).capacity());
                out.put('"');
                out.put(':');
                values.get(i).jsonOrNull(row, out);
            }
            out.put('}');
        }
    }
}
