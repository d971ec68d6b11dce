/** Real Cassandra and PostgreSQL servers, forked for one JVM and gone with it. */
@NullMarked
package dev.sluice.it.servers;

import org.jspecify.annotations.NullMarked;
