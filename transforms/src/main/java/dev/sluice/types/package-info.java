/**
 * Which Cassandra type fits which PostgreSQL type, and whether two tables, or a file's header and a
 * table, fit each other. Pure: no server, no driver.
 */
@NullMarked
package dev.sluice.types;

import org.jspecify.annotations.NullMarked;
