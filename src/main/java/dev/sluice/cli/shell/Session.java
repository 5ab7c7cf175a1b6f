// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import dev.sluice.query.Namespace;
import dev.sluice.sql.SqlText;
import java.util.List;

/** What the shell works on: a connection, where names are looked up in it, and how results are shown. */
public interface Session {

    /** What the prompt shows before its sign. */
    String place();

    /** Runs the statements of a text in order, up to the first failure; an interrupt cancels on the server. */
    void run(SqlText text, Screen screen) throws InterruptedException;

    /** Does what a command says; leaving is the shell's own. */
    void run(MetaCommand command, Screen screen) throws InterruptedException;

    /** Says what failed. */
    void report(Exception failure);

    /** Says something to the person that is no data. */
    void say(String sentence);

    /** Whether the process was asked to end. */
    boolean isStopped();

    Namespace namespace();

    /** The names that this connection knows. */
    KnownNames names();

    /** The connections of the configuration file. */
    List<String> connections();

    /** The formats that a result can be shown in. */
    List<String> formats();
}
