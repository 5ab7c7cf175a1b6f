// SPDX-License-Identifier: Apache-2.0
package dev.sluice.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A unit of systemd as its keys and their values, whatever the section. */
final class UnitFile {

    private UnitFile() {}

    static Map<String, List<String>> read(Path file) throws IOException {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int end = line.indexOf('=');
            if (end > 0 && !line.startsWith("#")) {
                keys.computeIfAbsent(line.substring(0, end), _ -> new ArrayList<>())
                        .add(line.substring(end + 1));
            }
        }
        return keys;
    }
}
