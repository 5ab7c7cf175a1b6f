// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import org.graalvm.nativeimage.c.function.CFunction;

/**
 * Gives the pipe behind standard output more room than the 64 KiB it is born with, so that its writer and its reader
 * wake each other less often: with TLS that was a tenth of a download. Only the native binary can ask for it.
 */
final class PipeRoom {

    private static final int STANDARD_OUTPUT = 1;

    /** F_SETPIPE_SZ of Linux. */
    private static final int SET_PIPE_SIZE = 1031;

    /** What Linux lets everybody have. */
    private static final int BYTES = 1 << 20;

    private static final boolean IS_NATIVE_ON_LINUX =
            "runtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"))
                    && "Linux".equals(System.getProperty("os.name"));

    private PipeRoom() {}

    /** What is no pipe, or has its room already, stays as it is. */
    static void enlarge() {
        if (IS_NATIVE_ON_LINUX) {
            fcntl(STANDARD_OUTPUT, SET_PIPE_SIZE, BYTES);
        }
    }

    @CFunction(value = "fcntl", transition = CFunction.Transition.NO_TRANSITION)
    private static native int fcntl(int descriptor, int command, int argument);
}
