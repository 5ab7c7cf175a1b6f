/** What a local workspace holds, as read from {@code workspace.json}. Uses nothing else. */
@NullMarked
package dev.sluice.local.state;

import org.jspecify.annotations.NullMarked;
