// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Dates as text; the last one is remembered. */
final class Days {

    private long day = Long.MIN_VALUE;
    private byte[] text = new byte[0];

    void append(long epochDay, Bytes out) {
        if (epochDay != day) {
            day = epochDay;
            text = LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.UTF_8);
        }
        out.append(text, 0, text.length);
    }
}
