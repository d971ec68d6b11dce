package dev.sluice.copy;

import dev.sluice.ledger.RejectLimit;
import java.io.Serializable;

/**
 * How units are delivered.
 *
 * @param target where records go, for people
 * @param server of the database that has the ledger
 * @param layout what it takes to deliver a rejected record again, as JSON
 */
public record DeliverySettings(
    String target, TargetServer server, RejectLimit rejectLimit, String layout)
    implements Serializable {}
