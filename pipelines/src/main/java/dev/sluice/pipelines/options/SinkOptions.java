package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Where records go, and what they become in Redis. */
@Description("Redis as the target")
public interface SinkOptions extends PipelineOptions {
  @Description(
      "Where records go: into tables of the target, or to Redis, each as the value of a key. The "
          + "ledger is in the target in either case.")
  @Rule.OneOf({"postgres", "redis"})
  @Default.String("postgres")
  String getSink();

  void setSink(String value);

  @Description(
      "What the value of a key is: string, the record's value as it is; or hash, the fields at the "
          + "top of the record's value, or those that columns names (SOURCE=FIELD,…). A hash is "
          + "replaced as a whole.")
  @Rule.OneOf({"string", "hash"})
  @Default.String("string")
  String getRedisType();

  void setRedisType(String value);

  @Description(
      "How keys are made: text with fields of the record in braces, spelled as in columns, such as "
          + "user:{user.id} or {$topic}:{$key}. A brace that is meant is there twice.")
  @Rule.Form("TEMPLATE")
  @Default.String("{$key}")
  String getRedisKey();

  void setRedisKey(String value);

  @Description("Seconds that a value lives after it was written; 0 for ever.")
  @Rule.Range(min = 0, max = 3_153_600_000L)
  @Default.Long(0)
  long getRedisExpireSeconds();

  void setRedisExpireSeconds(long value);

  @Description(
      "Seconds that the position of a value is kept after it was deleted or has expired: as long as "
          + "that, no older record brings it back.")
  @Rule.Range(min = 1, max = 3_153_600_000L)
  @Default.Long(604_800)
  long getRedisPositionSeconds();

  void setRedisPositionSeconds(long value);
}
