// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** A line to type for every command there is, for tests of what must hold whichever is run. */
public final class EveryCommand {

    /** What needs a token, so that it cannot work for somebody who has not signed in. */
    private static final String ASKS_THE_WORKSPACE = """
            query 'SELECT 1'
            statement status 01f0a8c2-3e5d-1f4b-9a70-5b1de2c3a4f6
            statement wait 01f0a8c2-3e5d-1f4b-9a70-5b1de2c3a4f6
            statement fetch 01f0a8c2-3e5d-1f4b-9a70-5b1de2c3a4f6
            statement cancel 01f0a8c2-3e5d-1f4b-9a70-5b1de2c3a4f6
            check --level storage
            catalog list
            catalog show samples.nyctaxi.trips
            warehouse list
            warehouse start 0123456789abcdef
            warehouse stop 0123456789abcdef
            http-connection create fresh --method bearer-token --host https://127.0.0.1 --token-file service-token
            http-connection list
            http-connection show github
            http-connection update github --token-file service-token
            http-connection transfer github --to somebody@example.com
            http-connection delete github --yes
            http-connection login github
            http-connection call github GET /things
            grant show connection github
            grant add connection github USE CONNECTION --to analysts
            grant remove connection github USE CONNECTION --from analysts
            grant diff -f grants.json
            grant apply -f grants.json
            grant audit
            api GET /api/2.0/preview/scim/v2/Me
            auth token
            """;

    /** What does its work on this machine, or at a service that is not the workspace. */
    private static final String STAYS_HERE = """
            statement list
            http-connection advise --per-user
            http-connection preflight http://127.0.0.1:9
            http-connection explain redirect_uri_mismatch
            connection list -o json
            connection show
            connection add other --host acme.example --auth-type pat --token-file service-token
            connection import fresh --databrickscfg DEFAULT
            connection use spare
            connection remove spare
            auth explain -o json
            auth status
            auth logout
            support-bundle --output bundle.json --yes
            schema check
            help exit-codes
            completion bash
            """;

    /** Those that need a person or a signal to end: tests of their own run them. */
    static final List<String> OF_THEIR_OWN = List.of("serve", "shell", "auth login");

    private EveryCommand() {}

    /** The lines that cannot work without a token. */
    public static List<String> askingTheWorkspace() {
        return ASKS_THE_WORKSPACE.lines().toList();
    }

    /** The lines that send our token nowhere. */
    public static List<String> stayingHere() {
        return STAYS_HERE.lines().toList();
    }

    /**
     * Puts the files there that the lines name, each secret in them being this one. The folder is home and working
     * directory in one; a second connection {@code spare} and an HTTP connection {@code github} are up to the test.
     */
    public static void prepare(Path folder, String secret) throws IOException {
        Files.writeString(folder.resolve("service-token"), secret);
        Files.writeString(folder.resolve("grants.json"), """
                {"version": 1, "securables": [
                  {"type": "connection", "name": "github", "grants": {"analysts": ["USE CONNECTION"]}}]}
                """);
        Files.writeString(folder.resolve(".databrickscfg"), """
                [DEFAULT]
                host = https://acme.example
                token = %s
                """.formatted(secret));
    }

    /** The names of all commands that do something, as the program itself knows them. */
    static List<String> names() {
        return Commands.needed().stream().flatMap(type -> names("", type)).toList();
    }

    private static Stream<String> names(String above, Class<?> type) {
        Command command = type.getAnnotation(Command.class);
        String name = above + command.name();
        return command.subcommands().length == 0
                ? Stream.of(name)
                : Stream.of(command.subcommands()).flatMap(below -> names(name + " ", below));
    }
}
