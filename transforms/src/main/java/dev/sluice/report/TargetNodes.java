package dev.sluice.report;

import dev.sluice.ledger.NodeTotals;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A rule for targets of several nodes: whether they bear the same, and are equally fast. */
final class TargetNodes {
  private static final double MIB = 1 << 20;

  /** COPY takes so many times as long there as on the median node. */
  private static final double MUCH_SLOWER = 2;

  /** One node has so many times its even part of the bytes. */
  private static final double MUCH_MORE = 1.5;

  private final List<NodeTotals> nodes;

  TargetNodes(List<NodeTotals> nodes) {
    this.nodes = nodes.stream().filter(node -> node.bytes() > 0).toList();
  }

  /**
   * What is lost by nodes that differ.
   *
   * @param copyShare of the streams' time that COPYs took on all nodes
   * @return its gain is a part of that share
   */
  Optional<Finding> unbalanced(double copyShare) {
    if (nodes.size() < 2) {
      return Optional.empty();
    }
    NodeTotals slowest = most(Comparator.comparingDouble(TargetNodes::microsOfAByte));
    double usual = median();
    if (microsOfAByte(slowest) > MUCH_SLOWER * usual) {
      double lost = slowest.copyMicros() - usual * slowest.bytes();
      return finding(
          "%s needed %s for a MiB, half of the nodes at most %s"
              .formatted(slowest.node(), seconds(microsOfAByte(slowest)), seconds(usual)),
          "Look at that node: its processors, its disk, the way to it; or leave it out of --targetHosts.",
          copyShare * lost / Math.max(1, nodes.stream().mapToLong(NodeTotals::copyMicros).sum()));
    }
    NodeTotals fullest = most(Comparator.comparingLong(NodeTotals::bytes));
    double part = fullest.bytes() / (double) nodes.stream().mapToLong(NodeTotals::bytes).sum();
    return part * nodes.size() > MUCH_MORE
        ? finding(
            "%s took %s of the bytes, with %d nodes"
                .formatted(fullest.node(), Finding.percent(part), nodes.size()),
            "Let each node have as many connections: name all of them in --targetHosts, and look whether one was away.",
            copyShare * (1 - 1 / (part * nodes.size())))
        : Optional.empty();
  }

  private static Optional<Finding> finding(String evidence, String advice, double gain) {
    return Optional.of(new Finding("unbalanced target nodes", evidence, advice, gain));
  }

  private NodeTotals most(Comparator<NodeTotals> order) {
    return nodes.stream().max(order).orElseThrow();
  }

  /** The lower one of two. */
  private double median() {
    double[] sorted = nodes.stream().mapToDouble(TargetNodes::microsOfAByte).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }

  private static double microsOfAByte(NodeTotals node) {
    return (double) node.copyMicros() / node.bytes();
  }

  private static String seconds(double microsOfAByte) {
    return ReportText.seconds(microsOfAByte * MIB / 1e6);
  }
}
