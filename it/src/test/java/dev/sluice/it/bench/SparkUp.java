package dev.sluice.it.bench;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationStart;

/** Tells the benchmark that a command's Spark is up; named in {@code spark.extraListeners}. */
public final class SparkUp extends SparkListener {
  @Override
  public void onApplicationStart(SparkListenerApplicationStart start) {
    PeerJob.say("up");
  }
}
