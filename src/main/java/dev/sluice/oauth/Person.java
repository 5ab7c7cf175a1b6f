// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import java.net.URI;
import java.util.Optional;

/** Whoever signs in, as far as the program can reach them: a terminal, and a browser where there is one. */
public interface Person {

    /** Says something that has to be read for the sign-in to go on. */
    void tell(String sentence);

    /** Opens a page in the person's browser; false when none could be started. */
    boolean open(URI page);

    /** Whether the browser is on another machine: none is opened here, and the answer will be pasted. */
    boolean isElsewhere();

    /** The next line that the person types or pastes; waits for it, and is empty when none can come any more. */
    Optional<String> nextLine() throws InterruptedException;
}
