// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import java.net.URI;

/** Shows a page to the person at this machine; false when there is no browser to show it in. */
@FunctionalInterface
public interface Browser {

    boolean open(URI page);

    /** No browser: the address is only printed. */
    static Browser none() {
        return page -> false;
    }
}
