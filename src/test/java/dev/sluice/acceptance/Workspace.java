// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import java.util.List;
import java.util.Map;

/** What a case needs of the local workspace. */
interface Workspace extends AutoCloseable {

    /** Forgets everything and holds what this {@code workspace.json} says. */
    void reset(String state) throws Exception;

    /** What cases call {@code @host@} and {@code $HOST}, by the lower-case name. */
    Map<String, String> values();

    /** Every request since the reset, in the order of arrival. */
    List<Received> received();

    /** What a client did that no client may do, such as showing a token to a link. */
    List<String> violations();

    @Override
    void close();
}
