package dev.sluice.it.load;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The kinds of columns that {@link ReadingsTable} repeats: one of every scalar type. */
enum Measurement {
  TEMPERATURE("double", "double precision", RandomValues::precise),
  SITE_NAME("text", "text", values -> values.oneOf(Words.SITES) + " " + values.ascii(24)),
  ERROR_COUNT("int", "integer", RandomValues::integer),
  DOOR_OPEN("boolean", "boolean", RandomValues::bool),
  UPTIME_MILLIS("bigint", "bigint", RandomValues::bigint),
  CALIBRATED_AT("timestamp", "timestamptz", RandomValues::timestamp),
  HUMIDITY("float", "real", RandomValues::real),
  ENERGY_KWH("decimal", "numeric", RandomValues::decimal),
  SENSOR_ID("uuid", "uuid", RandomValues::uuid),
  FIRMWARE("ascii", "text", values -> values.ascii(values.between(0, 20))),
  SIGNAL_DBM("smallint", "smallint", RandomValues::smallint),
  CHANNEL("tinyint", "smallint", RandomValues::tinyint),
  PACKET_TOTAL("varint", "numeric", RandomValues::varint),
  SESSION_ID("timeuuid", "uuid", RandomValues::timeuuid),
  SERVICE_DATE("date", "date", RandomValues::date),
  DAILY_RESET("time", "time", RandomValues::time),
  GATEWAY("inet", "inet", RandomValues::inet),
  RAW_FRAME("blob", "bytea", values -> values.blob(values.between(0, 48))),
  SAMPLE_INTERVAL("duration", "interval", RandomValues::duration);

  private final String cqlType;
  private final String postgresType;

  @SuppressWarnings("ImmutableEnumChecker") // Method references without state.
  private final Function<RandomValues, Object> draw;

  Measurement(String cqlType, String postgresType, Function<RandomValues, Object> draw) {
    this.cqlType = cqlType;
    this.postgresType = postgresType;
    this.draw = draw;
  }

  DemoColumn column(int number) {
    String name = "%s_%02d".formatted(name().toLowerCase(Locale.ROOT), number);
    return new DemoColumn(name, cqlType, postgresType, DemoColumn.Role.REGULAR);
  }

  Object draw(RandomValues values) {
    return draw.apply(values);
  }

  private static final class Words {
    static final List<String> SITES =
        List.of(
            "Zürich",
            "São Paulo",
            "東京",
            "O'Fallon",
            "the \"old\" mill",
            "Køge, pier 3",
            "C:\\plant",
            "🏭 Essen");
  }
}
