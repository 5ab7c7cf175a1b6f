// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import dev.sluice.local.state.WorkspaceState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;

/** One statement on a connection of its own: understood first, then read as a stream; can be cancelled from elsewhere. */
public final class EngineSession implements AutoCloseable {

    private static final Pattern VOLATILE =
            Pattern.compile("\\b(now|today|current_\\w+|random|uuid)\\b", Pattern.CASE_INSENSITIVE);

    private final DuckDBConnection connection;
    private final WorkspaceState state;
    private final ConnectionDefinitions connections;
    private Context context;
    private volatile @Nullable Statement running;
    private final CountDownLatch cancelled = new CountDownLatch(1);

    EngineSession(
            DuckDBConnection connection, Context context, WorkspaceState state, ConnectionDefinitions connections) {
        this.connection = connection;
        this.context = context;
        this.state = state;
        this.connections = connections;
    }

    /** The context after the statement, which USE may have changed. */
    public Context context() {
        return context;
    }

    /** Understands a statement; one that yields no rows of its own is carried out at once. */
    public Plan plan(String sql, List<Parameter> parameters) {
        List<Token> tokens = ParameterBinder.bind(Lexer.tokens(sql), parameters);
        sleep(tokens);
        List<Token> words = withoutFinalSemicolons(sql, tokens);
        try {
            prepare();
            return plan(sql, tokens, words);
        } catch (SQLException e) {
            throw ErrorTexts.failure(e, sql);
        }
    }

    /** A text is one statement: nothing may follow its semicolon. */
    private static List<Token> withoutFinalSemicolons(String sql, List<Token> tokens) {
        List<Token> words = new ArrayList<>(Tokens.significant(tokens));
        while (!words.isEmpty() && words.getLast().isSymbol(";")) {
            tokens.remove(words.removeLast());
        }
        if (words.isEmpty()) {
            throw ErrorTexts.syntax("end of input", sql.length(), sql);
        }
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).isSymbol(";")) {
                throw syntax(words.get(i + 1), sql);
            }
        }
        return words;
    }

    private static SqlFailure syntax(Token near, String sql) {
        return ErrorTexts.syntax("'" + near.text() + "'", near.position(), sql);
    }

    /** {@code sleep_seconds(N)}, which only the local workspace has, waits before anything runs and yields N. */
    private void sleep(List<Token> tokens) {
        for (int i = 0; i + 3 < tokens.size(); i++) {
            if (tokens.get(i).is("sleep_seconds")
                    && tokens.get(i + 1).isSymbol("(")
                    && tokens.get(i + 3).isSymbol(")")) {
                try {
                    await(Double.parseDouble(tokens.get(i + 2).text()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw SqlFailure.of("CANCELLED", "The statement was interrupted.", "HY008");
                }
                Tokens.replace(tokens, i, i + 4, List.of(tokens.get(i + 2)));
            }
        }
    }

    private Plan plan(String sql, List<Token> tokens, List<Token> words) throws SQLException {
        String verb = words.getFirst().upper();
        return switch (verb) {
            case "SELECT", "WITH", "VALUES", "FROM", "TABLE", "(" -> query(tokens);
            case "SHOW", "DESCRIBE", "DESC" -> rows(new MetadataStatements(browser(), context).answer(words));
            case "USE" -> use(words);
            case "EXPLAIN" -> explain(tokens);
            case "INSERT", "UPDATE", "DELETE", "MERGE" -> change(verb, tokens);
            case "CREATE", "DROP", "ALTER", "TRUNCATE", "COMMENT" -> define(words, tokens, sql);
            case "SET",
                    "OPTIMIZE",
                    "VACUUM",
                    "ANALYZE",
                    "REFRESH",
                    "GRANT",
                    "REVOKE",
                    "BEGIN",
                    "DECLARE",
                    "EXECUTE",
                    "CALL",
                    "COPY",
                    "CACHE",
                    "RESTORE",
                    "MSCK",
                    "ATTACH",
                    "DETACH",
                    "INSTALL",
                    "LOAD",
                    "PRAGMA",
                    "EXPORT",
                    "IMPORT" -> throw SqlFailure.unsupported("Statement " + verb + ".");
            default -> throw syntax(words.getFirst(), sql);
        };
    }

    private Plan query(List<Token> tokens) throws SQLException {
        Dialect.Rewritten rewritten = checked(tokens);
        List<List<Token>> items = SelectItems.in(tokens);
        List<ResultColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet described = statement.executeQuery("DESCRIBE " + rewritten.sql())) {
            while (described.next()) {
                SqlType type = SqlType.fromDuckDb(described.getString(2));
                List<Token> item = columns.size() < items.size() ? items.get(columns.size()) : tokens;
                if (SelectItems.isNull(item)) {
                    type = SqlType.VOID;
                } else if (type.name().equals("INTERVAL") && Intervals.countMonths(item)) {
                    type = SqlType.interval("YEAR TO MONTH");
                }
                columns.add(new ResultColumn(ColumnNames.spelled(described.getString(1)), type));
            }
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            names.append(i == 0 ? "" : ", ").append('c').append(i);
        }
        return new Plan(
                columns, Optional.of("(" + rewritten.sql() + "\n) AS result(" + names + ")"), isRepeatable(rewritten));
    }

    private boolean isRepeatable(Dialect.Rewritten rewritten) {
        return !rewritten.tables().isEmpty()
                && rewritten.tables().stream()
                        .allMatch(name -> Names.qualified(name, context.catalog(), context.schema())
                                .getFirst()
                                .equals("samples"))
                && !VOLATILE.matcher(rewritten.sql()).find();
    }

    private Plan rows(String engineSql) throws SQLException {
        return query(List.of(Token.engine(engineSql)));
    }

    private Plan use(List<Token> words) {
        boolean catalogOnly = words.size() > 2 && words.get(1).is("CATALOG");
        boolean schemaOnly =
                words.size() > 2 && (words.get(1).is("SCHEMA") || words.get(1).is("DATABASE"));
        List<String> name = words.stream()
                .skip(catalogOnly || schemaOnly ? 2 : 1)
                .filter(word -> !word.isSymbol("."))
                .map(Token::value)
                .toList();
        String catalog = catalogOnly || name.size() > 1 ? name.getFirst() : context.catalog();
        String schema = catalogOnly ? "default" : name.getLast();
        browser().requireSchema(catalog, catalogOnly ? null : schema);
        context = new Context(context.user(), catalog, schema);
        return Plan.NOTHING;
    }

    private Plan explain(List<Token> tokens) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery(checked(tokens).sql())) {
            while (lines.next()) {
                plan.append(lines.getString(2));
            }
        }
        return rows("SELECT " + SqlText.string(plan.toString()) + " AS plan");
    }

    private Plan change(String verb, List<Token> tokens) throws SQLException {
        long count;
        try (Statement statement = connection.createStatement()) {
            running = statement;
            count = statement.executeUpdate(checked(tokens).sql());
        } finally {
            running = null;
        }
        String inserted = verb.equals("INSERT") ? ", " + count + "::BIGINT AS num_inserted_rows" : "";
        return rows("SELECT " + count + "::BIGINT AS num_affected_rows" + inserted);
    }

    private Plan define(List<Token> words, List<Token> tokens, String text) throws SQLException {
        if (ConnectionStatement.isOne(words)) {
            ConnectionStatement.carryOut(words, state.governance(), connections, context.user(), text);
            return Plan.NOTHING;
        }
        String sql = checked(tokens).sql();
        if (words.size() > 2 && words.get(0).is("CREATE") && words.get(1).is("CATALOG")) {
            sql = "ATTACH IF NOT EXISTS ':memory:' AS "
                    + SqlText.name(Names.engineCatalog(words.getLast().value()));
        }
        try (Statement statement = connection.createStatement()) {
            running = statement;
            statement.execute(sql);
        } finally {
            running = null;
        }
        return Plan.NOTHING;
    }

    private Dialect.Rewritten checked(List<Token> tokens) {
        Dialect.Rewritten rewritten = Dialect.rewrite(tokens);
        if (rewritten.tables().stream().anyMatch(each -> each.contains("information_schema"))) {
            throw SqlFailure.unsupported("The information schema.");
        }
        Privileges privileges = new Privileges(state.denied());
        for (List<String> table : rewritten.tables()) {
            privileges.requireRead(Names.qualified(table, context.catalog(), context.schema()));
        }
        return rewritten;
    }

    /** Short names, and the functions that tell who and where. */
    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            macro(statement, "current_user", context.user());
            macro(statement, "session_user", context.user());
            macro(statement, "current_catalog", context.catalog());
            macro(statement, "current_schema", context.schema());
            macro(statement, "current_database", context.schema());
            if (browser().hasSchema(context.catalog(), context.schema())) {
                statement.execute("USE " + SqlText.name(Names.engineCatalog(context.catalog())) + "."
                        + SqlText.name(context.schema()));
            }
        }
    }

    private static void macro(Statement statement, String name, String value) throws SQLException {
        statement.execute("CREATE OR REPLACE TEMP MACRO " + name + "() AS " + SqlText.string(value));
    }

    /** Runs a query of a plan; the rows come as they are read. */
    public DuckDBResultSet open(String query) {
        try {
            Statement statement = connection.createStatement();
            running = statement;
            if (isCancelled()) {
                throw new SQLException("INTERRUPT");
            }
            return statement.executeQuery(query).unwrap(DuckDBResultSet.class);
        } catch (SQLException e) {
            throw ErrorTexts.failure(e, query.toLowerCase(Locale.ROOT));
        }
    }

    /** Interrupts whatever runs. */
    public void cancel() {
        cancelled.countDown();
        Statement now = running;
        if (now != null) {
            try {
                now.cancel();
            } catch (SQLException e) {
                // it had ended by itself
            }
        }
    }

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Lets time pass, or less of it when the statement is cancelled. */
    public void await(double seconds) throws InterruptedException {
        cancelled.await(Math.round(seconds * 1000), TimeUnit.MILLISECONDS);
    }

    /** A failure that came up while rows were read. */
    public SqlFailure failure(Exception error) {
        return ErrorTexts.failure(new SQLException(String.valueOf(error.getMessage()), error), "");
    }

    private Browser browser() {
        return new Browser(connection, state);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
