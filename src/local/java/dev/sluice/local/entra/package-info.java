/** Stand-ins for what proves an identity outside of the workspace: Entra ID, metadata services, GitHub's token service. */
@NullMarked
package dev.sluice.local.entra;

import org.jspecify.annotations.NullMarked;
