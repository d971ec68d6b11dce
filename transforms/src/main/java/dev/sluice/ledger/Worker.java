package dev.sluice.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A process that works on a run, named for people. */
public record Worker(String host, long process) {

  /** This process; its host is "unknown" where the name does not resolve. */
  public static Worker current() {
    long process = ProcessHandle.current().pid();
    try {
      return new Worker(InetAddress.getLocalHost().getHostName(), process);
    } catch (UnknownHostException e) {
      return new Worker("unknown", process);
    }
  }

  @Override
  public String toString() {
    return host + ":" + process;
  }
}
