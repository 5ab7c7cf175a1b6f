// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a FlatBuffers message from front to back: a table first, then whatever it refers to. */
final class FlatBytes {

    private ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    private int length = 4; // the place of the root

    /** One field of a table: a number in so many bytes, or something that stands elsewhere. */
    record Slot(int size, long value, @Nullable Part part) {

        static Slot number(int size, long value) {
            return new Slot(size, value, null);
        }

        static Slot of(Part part) {
            return new Slot(4, 0, part);
        }
    }

    /** What a field refers to: writes it and gives its position. */
    @FunctionalInterface
    interface Part {
        int writeTo(FlatBytes out);
    }

    /** A message of one table, padded to eight bytes. */
    static byte[] message(Part root) {
        FlatBytes out = new FlatBytes();
        int at = root.writeTo(out);
        out.bytes.putInt(0, at);
        out.align(8, 0);
        return Arrays.copyOf(out.bytes.array(), out.length);
    }

    /** A table; a slot that is null is an absent field. */
    static Part table(@Nullable Slot... slots) {
        return out -> out.writeTable(slots);
    }

    static Part text(String text) {
        return out -> out.writeText(text);
    }

    static Part vector(List<Part> tables) {
        return out -> out.writeVector(tables);
    }

    private int writeTable(@Nullable Slot[] slots) {
        int vtableBytes = 4 + 2 * slots.length;
        int[] offsets = new int[slots.length];
        int tableBytes = 4;
        for (int i = 0; i < slots.length; i++) {
            Slot slot = slots[i];
            if (slot != null) {
                tableBytes = (tableBytes + slot.size() - 1) / slot.size() * slot.size();
                offsets[i] = tableBytes;
                tableBytes += slot.size();
            }
        }
        align(8, vtableBytes);
        int vtable = grow(vtableBytes);
        bytes.putShort(vtable, (short) vtableBytes).putShort(vtable + 2, (short) tableBytes);
        int table = grow(tableBytes);
        bytes.putInt(table, vtableBytes);
        for (int i = 0; i < slots.length; i++) {
            bytes.putShort(vtable + 4 + 2 * i, (short) offsets[i]);
            Slot slot = slots[i];
            if (slot != null) {
                fill(slot, table + offsets[i]);
            }
        }
        return table;
    }

    private void fill(Slot slot, int at) {
        Part part = slot.part();
        if (part != null) {
            refer(at, part);
            return;
        }
        switch (slot.size()) {
            case 1 -> bytes.put(at, (byte) slot.value());
            case 2 -> bytes.putShort(at, (short) slot.value());
            case 4 -> bytes.putInt(at, (int) slot.value());
            default -> bytes.putLong(at, slot.value());
        }
    }

    private void refer(int at, Part part) {
        int position = part.writeTo(this);
        bytes.putInt(at, position - at);
    }

    private int writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        align(4, 0);
        int at = grow(4 + utf8.length + 1);
        bytes.putInt(at, utf8.length).put(at + 4, utf8);
        return at;
    }

    private int writeVector(List<Part> tables) {
        align(4, 0);
        int at = grow(4 + 4 * tables.size());
        bytes.putInt(at, tables.size());
        for (int i = 0; i < tables.size(); i++) {
            refer(at + 4 + 4 * i, tables.get(i));
        }
        return at;
    }

    private void align(int to, int ahead) {
        grow((to - (length + ahead) % to) % to);
    }

    private int grow(int more) {
        int at = length;
        length += more;
        if (length > bytes.capacity()) {
            byte[] larger = Arrays.copyOf(bytes.array(), Math.max(length, 2 * bytes.capacity()));
            bytes = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN);
        }
        return at;
    }
}
