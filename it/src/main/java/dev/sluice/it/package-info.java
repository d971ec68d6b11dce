/** Real servers, load generators and the demo; none of it is in the shipped jar. */
@NullMarked
package dev.sluice.it;

import org.jspecify.annotations.NullMarked;
