/**
 * Real Cassandra, Kafka and PostgreSQL servers, forked for one JVM and gone with it, and a network
 * that breaks between them and their clients.
 */
@NullMarked
package dev.sluice.it.servers;

import org.jspecify.annotations.NullMarked;
